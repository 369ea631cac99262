import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { useReadOrder } from '#web/notifications/public.ts';
import { useForgetRecord, useRememberRecord } from '#web/search/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { OrderCard } from './OrderCard.tsx';
import { orderQuery } from './order.queries.ts';

export function OrderPage() {
  const { t } = useTranslation('orders');
  const { id } = useParams({ from: '/app/orders/$id' });
  const { step, field } = useSearch({ from: '/app/orders/$id' });
  const navigate = useNavigate({ from: '/orders/$id' });
  const order = useQuery(orderQuery(id));
  useReadOrder(id, order.isSuccess);

  // Also when it was taken out of sight while it was open.
  const gone = isProblem(order.error, 'not_found');
  useRememberRecord(
    order.data && {
      type: 'order',
      id,
      title: `${order.data.number} ${order.data.title}`,
      subtitle: order.data.client.name,
    },
  );
  useForgetRecord('order', id, gone);
  if (order.data && !gone) {
    return (
      <OrderCard
        key={id}
        order={order.data}
        step={step}
        field={field}
        onStep={(number, key) => void navigate({ search: { step: number, field: key }, replace: true })}
      />
    );
  }
  return (
    <Page
      title={gone ? t('card.gone.title') : t('card.titleLoading')}
      above={<Breadcrumb parent={t('title')} href="/orders" />}
    >
      <Section flush>
        {gone ? (
          <EmptyState
            title={t('card.gone.why')}
            action={
              <Button component="a" href="/orders" variant="default">
                {t('card.gone.list')}
              </Button>
            }
          />
        ) : order.isError ? (
          <ErrorState {...failureOf(order.error)} onRetry={() => void order.refetch()} />
        ) : (
          <SkeletonRows />
        )}
      </Section>
    </Page>
  );
}
