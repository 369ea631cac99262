import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import classes from './me.module.css';
import { type ApiToken, revokeToken } from './me.queries.ts';

export function TokenRow({ token }: { token: ApiToken }) {
  const { t } = useTranslation('me');
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const over = token.expiresAt < new Date().toISOString();

  async function revoke() {
    try {
      await revokeToken(token.id);
    } catch (cause) {
      tellProblem(cause);
    }
    setAsking(false);
  }

  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <div>{token.name}</div>
        <div className="meta">
          {t(`tokens.${token.scope}`)} ·{' '}
          {t(over ? 'tokens.over' : 'tokens.until', { date: format.day(token.expiresAt) })}
        </div>
      </div>
      <Button
        size="xs"
        variant="default"
        aria-label={t('tokens.revokeOne', { name: token.name })}
        onClick={() => setAsking(true)}
      >
        {t('tokens.revoke')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('tokens.revokeTitle', { name: token.name })}
        confirmLabel={t('tokens.revoke')}
        danger
        onConfirm={revoke}
      >
        {t('tokens.revokeWhy')}
      </ConfirmDialog>
    </li>
  );
}
