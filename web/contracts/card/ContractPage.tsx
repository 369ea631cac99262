import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { useForgetRecord, useRememberRecord } from '#web/search/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { contractQuery } from '../contracts.queries.ts';
import { ContractCard } from './ContractCard.tsx';

const route = getRouteApi('/app/contracts/$id');

export function ContractPage() {
  const { t } = useTranslation('contracts');
  const { t: common } = useTranslation('common');
  const { id } = route.useParams();
  const contract = useQuery(contractQuery(id));
  const gone = isProblem(contract.error, 'not_found') || isProblem(contract.error, 'malformed');
  useRememberRecord(
    contract.data && {
      type: 'contract',
      id,
      title: contract.data.number,
      subtitle: contract.data.client.name,
    },
  );
  useForgetRecord('contract', id, gone);

  if (contract.data && !gone) return <ContractCard key={id} contract={contract.data} />;
  return (
    <Page
      title={gone ? common('state.notFound') : t('title')}
      above={<Breadcrumb parent={t('title')} href="/contracts" />}
    >
      <Section flush>
        {gone ? (
          <EmptyState title={common('state.notFound')} why={common('state.notFoundWhy')} />
        ) : contract.isError ? (
          <ErrorState {...failureOf(contract.error)} onRetry={() => void contract.refetch()} />
        ) : (
          <SkeletonRows />
        )}
      </Section>
    </Page>
  );
}
