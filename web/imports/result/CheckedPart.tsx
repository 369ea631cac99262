import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { Section } from '#web/ui/Section.tsx';
import type { Import } from '../imports.queries.ts';
import { countOf, readyIn } from '../states.ts';
import { RunDialog } from './RunDialog.tsx';
import classes from './result.module.css';

/** Every row has been judged, nothing is written: what can be loaded, and what is wrong. */
export function CheckedPart({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const [asking, setAsking] = useState(false);
  const { counts, abilities } = one;
  const ready = readyIn(counts);
  const wrong = countOf(counts, 'error');
  return (
    <Section>
      <div className={classes.part}>
        <div className={classes.words}>
          <h2 className={classes.title}>
            {ready > 0 ? t('checked.some', { count: ready, n: number(ready) }) : t('checked.none')}
          </h2>
          <div role="status">
            {wrong > 0
              ? t(ready > 0 ? 'checked.wrong' : 'checked.allWrong', { count: wrong, n: number(wrong) })
              : t(ready > 0 ? 'checked.allGood' : 'checked.noneWhy')}
          </div>
        </div>
        <div className={classes.buttons}>
          {abilities.change.allowed && (
            <Button component="a" variant="default" href={`/imports/${one.id}?part=columns`}>
              {t('act.toColumns')}
            </Button>
          )}
          <ReasonedButton
            reason={abilities.run.allowed ? null : abilities.run.reason}
            onClick={() => setAsking(true)}
          >
            {ready > 0 ? t('checked.load', { count: ready, n: number(ready) }) : t('checked.loadNone')}
          </ReasonedButton>
        </div>
      </div>
      {asking && <RunDialog one={one} onClose={() => setAsking(false)} />}
    </Section>
  );
}
