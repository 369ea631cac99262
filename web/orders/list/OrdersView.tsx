import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { CorrectedNote } from '#web/search/public.ts';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { KeyHints } from '#web/table/KeyHints.tsx';
import { useSelection } from '#web/table/useSelection.ts';
import { Section } from '#web/ui/Section.tsx';
import { BulkBar } from '../bulk/BulkBar.tsx';
import { PeekFrame } from '../peek/PeekFrame.tsx';
import { usePeek } from '../peek/usePeek.ts';
import { orderColumns } from './columns.tsx';
import { type OrdersSearch, ordersHref } from './filters.ts';
import { NoOrders } from './NoOrders.tsx';
import classes from './orders.module.css';
import { type BulkAct, ordersQuery } from './orders.queries.ts';
import { keepTrail } from './trail.ts';

interface OrdersViewProps {
  search: OrdersSearch;
  mayAdd: boolean;
  /** What the reader may ever do to many orders; nothing: rows are not selected. */
  acts: readonly BulkAct[];
  /** Keys of the columns shown. */
  columns: readonly string[];
  onChange: (part: Partial<OrdersSearch>) => void;
}

export function OrdersView({ search, mayAdd, acts, columns, onChange }: OrdersViewProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const list = useInfiniteQuery(ordersQuery(search));
  const corrected = list.data?.pages[0]?.corrected;
  const rows = search.asTyped && corrected ? [] : rowsOf(list.data);
  const more = rows.length > 0 && list.hasNextPage;
  const href = ordersHref(search);
  const ids = rows.map((row) => row.id).join();
  const selection = useSelection(ordersHref({ ...search, columns: undefined }), ids.split(','));
  const maySelect = acts.length > 0;

  const peek = usePeek(rows.map((row) => row.id));

  useEffect(() => {
    if (ids !== '') keepTrail({ href, ids: ids.split(',').map(Number) });
  }, [href, ids]);

  return (
    <>
      {!search.asTyped && (
        <CorrectedNote
          typed={search.search}
          corrected={corrected}
          onAsTyped={() => onChange({ asTyped: true })}
        />
      )}
      <BulkBar acts={acts} selected={selection.selected} onClear={selection.clear} />
      <PeekFrame peek={peek}>
        <Section flush>
          <div className={classes.fresh} data-stale={list.isPlaceholderData || undefined}>
            <DataTable
              label={t('title')}
              rows={rows}
              columns={orderColumns(rows, t, format, { archive: search.archived === true, chosen: columns })}
              rowKey={(row) => String(row.id)}
              rowName={(row) => row.number}
              rowHref={(row) => `/orders/${row.id}`}
              selected={maySelect ? selection.selected : undefined}
              onSelect={maySelect ? selection.select : undefined}
              loading={list.isPending}
              failed={list.isError ? { ...failureOf(list.error), onRetry: () => void list.refetch() } : null}
              empty={<NoOrders search={search} mayAdd={mayAdd} />}
              hasMore={more}
              loadingMore={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
              onPeek={(row) => peek.toggle(row.id)}
              peeked={peek.shown && String(peek.shown.id)}
              rememberAs={href}
              fill
            />
          </div>
        </Section>
      </PeekFrame>
      {rows.length > 0 && (
        <div className={classes.under}>
          <span className="meta" role="status">
            {t(more ? 'list.shownMore' : 'list.shown', { count: rows.length })}
          </span>
          <KeyHints peek select={maySelect} />
        </div>
      )}
    </>
  );
}
