import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, isMoney } from '#domain/values/money.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Requirement } from '../order.queries.ts';
import classes from './inputs.module.css';
import type { Conflict } from './useFieldCommit.ts';

interface FieldConflictProps {
  requirement: Requirement;
  conflict: Conflict;
  onKeep: () => void;
  onWrite: () => Promise<void>;
}

/** «Пока вы писали, … Стало … Ваше … [Оставить её] [Записать моё]»: nobody's words are lost in silence. */
export function FieldConflict({ requirement, conflict, onKeep, onWrite }: FieldConflictProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const { mine, before, theirs } = conflict;
  const nothing = t('card.conflict.nothing');

  async function write() {
    setBusy(true);
    try {
      await onWrite();
    } catch (cause) {
      tellProblem(cause);
    } finally {
      setBusy(false);
    }
  }

  const mineShown =
    mine === null
      ? nothing
      : requirement.kind === 'money' && isMoney(String(mine))
        ? formatMoney(String(mine), format.language)
        : requirement.kind === 'text'
          ? String(mine)
          : null;

  return (
    <div className={classes.conflict} role="alert">
      <p className={classes.conflictTitle}>
        {t('card.conflict.title', {
          label: format.say(requirement.title),
          who: theirs?.stamp?.name ?? t('card.conflict.somebody'),
        })}
      </p>
      <dl>
        <dt>{t('card.conflict.before')}</dt>
        <dd>{before ?? nothing}</dd>
        <dt>{t('card.conflict.after')}</dt>
        <dd>{theirs?.after ?? nothing}</dd>
        {mineShown !== null && (
          <>
            <dt>{t('card.conflict.mine')}</dt>
            <dd>{mineShown}</dd>
          </>
        )}
      </dl>
      <Group gap={8}>
        <Button size="xs" variant="default" onClick={onKeep}>
          {t('card.conflict.keep')}
        </Button>
        <Button size="xs" loading={busy} onClick={() => void write()}>
          {t('card.conflict.write')}
        </Button>
      </Group>
    </div>
  );
}
