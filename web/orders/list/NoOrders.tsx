import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { AddOrderButton } from './AddOrderButton.tsx';
import { countFilters, type OrdersSearch, ordersHref, quickKeyOf, withoutFilters } from './filters.ts';

/** Why nothing is shown, and the one thing to do about it. */
export function NoOrders({ search, mayAdd }: { search: OrdersSearch; mayAdd: boolean }) {
  const { t } = useTranslation('orders');
  const { t: words } = useTranslation('search');
  const quick = quickKeyOf(search);
  if (search.search) {
    return (
      <EmptyState
        title={words('list.nothing', { typed: search.search })}
        why={words('list.nothingWhy')}
        action={<To search={{ any: true, search: search.search }} label={t('list.empty.toAll')} />}
      />
    );
  }
  if (countFilters(search) > 0) {
    return (
      <EmptyState
        title={words('list.empty')}
        action={<To search={withoutFilters(search)} label={words('list.reset')} />}
      />
    );
  }
  if (quick === 'all') {
    return (
      <EmptyState
        title={t('list.empty.all')}
        why={t(mayAdd ? 'list.empty.allWhy' : 'list.empty.allWhyReader')}
        action={mayAdd && <AddOrderButton />}
      />
    );
  }
  return (
    <EmptyState
      title={t(`list.empty.${quick}`)}
      why={quick === 'waiting' || quick === 'archive' ? t(`list.empty.${quick}Why`) : undefined}
      action={<To search={{}} label={t('list.empty.toAll')} />}
    />
  );
}

function To({ search, label }: { search: OrdersSearch; label: string }) {
  return (
    <Button component="a" href={ordersHref(search)} variant="default">
      {label}
    </Button>
  );
}
