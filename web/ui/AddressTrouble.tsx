import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { addressTrouble } from '#api/mailbox.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './AddressTrouble.module.css';
import { ShapeIcon } from './shapes.tsx';

interface AddressTroubleProps {
  trouble: z.output<typeof addressTrouble>;
  /** For who may say that the address is right after all. */
  onChecked?: (() => Promise<void>) | undefined;
}

/** «Письма не доходят с 12.11.2026: нет такого ящика», beside the address; the server's own words on pointing at it. */
export function AddressTrouble({ trouble, onChecked }: AddressTroubleProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const { email, kind, reason, why, at, answer } = trouble;
  const what = kind === 'permanent' ? 'permanent' : reason === 'delayed' ? 'delayed' : 'passing';

  async function check() {
    setBusy(true);
    await onChecked?.();
    setBusy(false);
  }

  return (
    <div className={classes.trouble} data-kind={kind}>
      <ShapeIcon shape="alert" />
      <span className={classes.words} title={answer ?? undefined}>
        {t(`addressTrouble.${what}`, { when: format.day(at), why })}
      </span>
      {onChecked && reason !== 'delayed' && (
        <div className={classes.act}>
          <Button
            size="compact-sm"
            variant="default"
            loading={busy}
            aria-label={t('addressTrouble.checkedFor', { email })}
            title={t('addressTrouble.checkedWhy')}
            onClick={() => void check()}
          >
            {t('addressTrouble.checked')}
          </Button>
        </div>
      )}
    </div>
  );
}
