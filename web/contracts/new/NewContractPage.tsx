import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { useMe } from '#web/session/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { clientNameQuery } from '../contracts.queries.ts';
import { NewContractForm } from './NewContractForm.tsx';

const route = getRouteApi('/app/contracts/new');

export function NewContractPage() {
  const { t } = useTranslation('contracts');
  const { clientId } = route.useSearch();
  const { createContract } = useMe().abilities;
  const client = useQuery({ ...clientNameQuery(clientId ?? 0), enabled: clientId !== undefined });
  return (
    <Page title={t('new.title')} width="form" above={<Breadcrumb parent={t('title')} href="/contracts" />}>
      <Section>
        {!createContract ? (
          <EmptyState title={t('new.notAllowed')} why={t('new.notAllowedWhy')} />
        ) : clientId !== undefined && client.isPending ? (
          <SkeletonRows rows={4} />
        ) : client.isError && !isProblem(client.error, 'not_found') ? (
          <ErrorState {...failureOf(client.error)} onRetry={() => void client.refetch()} />
        ) : (
          <NewContractForm key={clientId} client={client.data ?? null} />
        )}
      </Section>
    </Page>
  );
}
