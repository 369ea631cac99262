import { Button, Group, Loader } from '@mantine/core';
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Door } from '#web/auth/public.ts';
import { failureOf } from '#web/http/errors.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { DemoAccounts } from './DemoAccounts.tsx';
import classes from './setup.module.css';
import { type DemoAccount, fillDemo } from './setup.queries.ts';

/** Look around a living company, or begin with an empty one. */
export function DemoStep() {
  const { t } = useTranslation('setup');
  const filling = useMutation({ mutationFn: fillDemo });

  if (filling.data) {
    return (
      <Door title={t('accounts.title')} lead={t('accounts.lead')} step="accounts" wide="table">
        <DemoAccounts accounts={filling.data} onDone={goHome} />
      </Door>
    );
  }
  return (
    <Door title={t('demo.title')} step="demo" wide="form">
      <Offer filling={filling} />
    </Door>
  );
}

function Offer({ filling }: { filling: UseMutationResult<DemoAccount[], Error, void> }) {
  const { t } = useTranslation('setup');
  if (filling.isPending) {
    return (
      <div className={classes.wait} role="status">
        <Loader size={20} />
        <div>
          <p>{t('demo.filling')}</p>
          <p className="meta">{t('demo.fillingHint')}</p>
        </div>
      </div>
    );
  }
  const failure = filling.error ? failureOf(filling.error) : null;
  return (
    <>
      {failure && <ErrorState title={t('demo.failed')} why={failure.why} code={failure.code} />}
      <div className={classes.offer}>
        {t('demo.offer')}
        <ul>
          <li>{t('demo.offerPeople')}</li>
          <li>{t('demo.offerOrders')}</li>
          <li>{t('demo.offerLogins')}</li>
        </ul>
      </div>
      <Group gap={8}>
        <Button onClick={() => filling.mutate()}>{t('demo.fill')}</Button>
        <Button variant="default" onClick={goHome}>
          {t('demo.empty')}
        </Button>
      </Group>
    </>
  );
}

/** A whole page load: what was asked before there was a company is forgotten. */
function goHome(): void {
  queryClient.clear();
  window.location.assign('/');
}
