import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { listClasses, SearchField } from '#web/search/public.ts';
import { useMe } from '#web/session/public.ts';
import { ColumnChooser } from '#web/table/ColumnChooser.tsx';
import { ExportButton } from '#web/table/ExportButton.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ViewTabs } from '#web/views/public.ts';
import { BulkOutcome } from '../bulk/BulkOutcome.tsx';
import { AddOrderButton } from './AddOrderButton.tsx';
import { BoardPlace } from './BoardPlace.tsx';
import { BoardView } from './BoardView.tsx';
import { allColumns, chosenKeys, USUAL, USUAL_IN_ARCHIVE } from './columns.tsx';
import { exportOrders } from './exportOrders.ts';
import { isPlain, type OrdersSearch, ordersHref, type QuickKey, quickKeyOf, quickSearch } from './filters.ts';
import { OrderFilters } from './OrderFilters.tsx';
import { OrdersView } from './OrdersView.tsx';
import classes from './orders.module.css';
import { choicesQuery } from './orders.queries.ts';
import { useCounts } from './useCounts.ts';
import { ViewSwitch } from './ViewSwitch.tsx';

const route = getRouteApi('/app/orders');
const QUICK: QuickKey[] = ['mine', 'waiting', 'overdue', 'all', 'archive'];

/** W2: every filter, the order and the view stand in the address; the table and the board are two looks at one list. */
export function OrdersPage() {
  const { t } = useTranslation('orders');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const format = useFormat();
  const choices = useQuery(choicesQuery).data;
  const counts = useCounts();
  const mayAdd = me.abilities.createOrder || me.abilities.createOrderFor;
  const narrow = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  const looks = !search.archived && <ViewSwitch search={search} />;
  const set = (part: Partial<OrdersSearch>) =>
    void navigate({ search: { ...search, ...part }, replace: true, resetScroll: false });
  const views = QUICK.map((key) => ({
    key,
    label: t(`list.views.${key}`),
    href: ordersHref(quickSearch(key, search)),
    // what is typed narrows the views as well, and of that there is no count
    count: search.search ? undefined : counts.ofQuick(key),
  }));
  const isArchive = search.archived === true;
  const isBoard = search.view === 'board' && !isArchive;
  const columns = allColumns(t, format, isArchive);
  const keys = chosenKeys(search.columns, isArchive);

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
        <ViewTabs
          list="orders"
          path="/orders"
          query={ordersHref(search).split('?')[1] ?? ''}
          quick={views}
          current={quickKeyOf(search)}
          plain={isPlain(search)}
          countOf={counts.ofView}
        />
        <SearchField
          value={search.search}
          placeholder={t('list.search')}
          onSearch={(text) => set({ search: text, asTyped: undefined })}
        />
        <div className={classes.tools}>
          {!isBoard && (
            <ColumnChooser
              columns={columns}
              shown={columns.map(({ key }) => key).filter((key) => keys.includes(key))}
              usual={isArchive ? USUAL_IN_ARCHIVE : USUAL}
              onChange={(next) => set({ columns: next?.join() })}
            />
          )}
          <ExportButton
            wideOnly
            text={t('list.export.button')}
            label={t('list.export.label')}
            take={() => exportOrders(search, keys)}
          />
          {!narrow && looks}
        </div>
      </div>
      <OrderFilters
        search={search}
        choices={choices}
        aside={looks}
        onChange={set}
        onReplace={(next) => void navigate({ search: next })}
      />
      <BulkOutcome />
      {isBoard ? (
        <BoardPlace key={ordersHref(search)} name={ordersHref(search)}>
          <BoardView search={search} onChange={set} />
        </BoardPlace>
      ) : (
        <OrdersView
          search={search}
          mayAdd={mayAdd}
          acts={choices?.acts ?? []}
          columns={keys}
          onChange={set}
        />
      )}
    </Page>
  );
}
