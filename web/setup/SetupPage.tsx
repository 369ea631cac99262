import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Door } from '#web/auth/public.ts';
import { CompanyStep } from './CompanyStep.tsx';
import { DemoStep } from './DemoStep.tsx';
import { KeyStep } from './KeyStep.tsx';
import { useFirstStart } from './useFirstStart.ts';

/** Three steps: the key from the console, company and administrator, the offer of an example. */
export function SetupPage() {
  const { t } = useTranslation('setup');
  const { step } = useSearch({ from: '/setup' });
  const navigate = useNavigate({ from: '/setup' });
  const [keyGiven, setKeyGiven] = useState(false);
  const form = useFirstStart({
    onWrongKey: () => setKeyGiven(false),
    onDone: () => navigate({ search: { step: 'demo' }, replace: true }),
  });

  if (step === 'demo') {
    return <DemoStep />;
  }
  if (!keyGiven) {
    return (
      <Door title={t('key.title')} lead={t('key.lead')} step="key">
        <KeyStep form={form} onNext={() => setKeyGiven(true)} />
      </Door>
    );
  }
  return (
    <Door title={t('company.title')} lead={t('company.lead')} step="company" wide="form">
      <CompanyStep form={form} onBack={() => setKeyGiven(false)} />
    </Door>
  );
}
