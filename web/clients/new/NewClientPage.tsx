import { useTranslation } from 'react-i18next';
import { useMe } from '#web/session/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { NewClientForm } from './NewClientForm.tsx';

export function NewClientPage() {
  const { t } = useTranslation('clients');
  const { createClient } = useMe().abilities;
  return (
    <Page title={t('new.title')} width="form" above={<Breadcrumb parent={t('title')} href="/clients" />}>
      <Section>
        {createClient ? (
          <NewClientForm />
        ) : (
          <EmptyState title={t('new.notAllowed')} why={t('new.notAllowedWhy')} />
        )}
      </Section>
    </Page>
  );
}
