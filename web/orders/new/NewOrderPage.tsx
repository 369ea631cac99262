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
import { NewOrderForm } from './NewOrderForm.tsx';
import { clientName } from './new-order.queries.ts';

const route = getRouteApi('/app/orders/new');

export function NewOrderPage() {
  const { t } = useTranslation('orders');
  const { clientId, contractId } = route.useSearch();
  const { createOrder, createOrderFor } = useMe().abilities;
  const client = useQuery({ ...clientName(clientId ?? 0), enabled: clientId !== undefined });
  return (
    <Page title={t('new.page')} width="form" above={<Breadcrumb parent={t('title')} href="/orders" />}>
      <Section>
        {!createOrder && !createOrderFor ? (
          <EmptyState title={t('new.notAllowed')} why={t('new.notAllowedWhy')} />
        ) : clientId !== undefined && client.isPending ? (
          <SkeletonRows rows={4} />
        ) : client.isError && !isProblem(client.error, 'not_found') ? (
          <ErrorState {...failureOf(client.error)} onRetry={() => void client.refetch()} />
        ) : (
          // Another client in the address is another form with its own draft.
          <NewOrderForm key={clientId} client={client.data ?? null} contractId={contractId} />
        )}
      </Section>
    </Page>
  );
}
