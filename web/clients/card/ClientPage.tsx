import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { useForgetRecord, useRememberRecord } from '#web/search/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { clientQuery } from '../clients.queries.ts';
import { OutcomeDialog } from '../outcome.tsx';
import { ClientCard } from './ClientCard.tsx';

const route = getRouteApi('/app/clients/$id');

export function ClientPage() {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const { id } = route.useParams();
  const client = useQuery(clientQuery(id));
  const gone = isProblem(client.error, 'not_found') || isProblem(client.error, 'malformed');
  useRememberRecord(
    client.data && { type: 'client', id, title: client.data.name, subtitle: client.data.inn },
  );
  useForgetRecord('client', id, gone);

  // what was merged into another is read there
  if (client.data?.mergedInto && !gone)
    return <Navigate to="/clients/$id" params={{ id: client.data.mergedInto.id }} search={{}} replace />;
  if (client.data && !gone)
    return (
      <>
        <ClientCard key={id} client={client.data} />
        <OutcomeDialog />
      </>
    );
  return (
    <Page
      title={gone ? common('state.notFound') : t('title')}
      above={<Breadcrumb parent={t('title')} href="/clients" />}
    >
      <Section flush>
        {gone ? (
          <EmptyState title={common('state.notFound')} why={common('state.notFoundWhy')} />
        ) : client.isError ? (
          <ErrorState {...failureOf(client.error)} onRetry={() => void client.refetch()} />
        ) : (
          <SkeletonRows />
        )}
      </Section>
    </Page>
  );
}
