import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listClasses, QuickViews, SearchField } from '#web/search/public.ts';
import { useMe } from '#web/session/public.ts';
import { Page } from '#web/ui/Page.tsx';
import { AddOrderButton } from './AddOrderButton.tsx';
import { BoardView } from './BoardView.tsx';
import { type OrdersSearch, ordersHref, type QuickKey, quickKeyOf, quickSearch } from './filters.ts';
import { OrderFilters } from './OrderFilters.tsx';
import { OrdersView } from './OrdersView.tsx';
import { stepsQuery } from './orders.queries.ts';
import { ViewSwitch } from './ViewSwitch.tsx';

const route = getRouteApi('/app/orders');
const QUICK: QuickKey[] = ['mine', 'waiting', 'overdue', 'all', 'archive'];

/** W2: every filter, the order and the view stand in the address; the table and the board are two looks at one list. */
export function OrdersPage() {
  const { t } = useTranslation('orders');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const steps = useQuery(stepsQuery).data ?? [];
  const mayAdd = me.abilities.createOrder || me.abilities.createOrderFor;
  const narrow = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  const looks = !search.archived && <ViewSwitch search={search} />;
  const set = (part: Partial<OrdersSearch>) =>
    void navigate({ search: { ...search, ...part }, replace: true, resetScroll: false });
  const views = QUICK.map((key) => ({
    key,
    label: t(`list.views.${key}`),
    href: ordersHref(quickSearch(key, search)),
  }));

  return (
    <Page
      title={t('title')}
      actions={
        mayAdd && (
          <span className={listClasses.add}>
            <AddOrderButton clientId={search.clientId} />
          </span>
        )
      }
    >
      <div className={listClasses.bar}>
        <QuickViews views={views} current={quickKeyOf(search)} />
        <SearchField
          value={search.search}
          placeholder={t('list.search')}
          onSearch={(text) => set({ search: text, asTyped: undefined })}
        />
        {!narrow && looks}
      </div>
      <OrderFilters
        search={search}
        steps={steps}
        aside={looks}
        onChange={set}
        onReplace={(next) => void navigate({ search: next })}
      />
      {search.view === 'board' && !search.archived ? (
        <BoardView search={search} onChange={set} />
      ) : (
        <OrdersView search={search} mayAdd={mayAdd} onChange={set} />
      )}
    </Page>
  );
}
