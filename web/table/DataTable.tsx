import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { CardList } from './CardList.tsx';
import type { Column, Sort } from './columns.ts';
import classes from './DataTable.module.css';
import { ListFoot } from './ListFoot.tsx';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { useListMemory } from './useListMemory.ts';
import { useRowKeys } from './useRowKeys.ts';

export interface DataTableProps<Row> {
  /** What the list is, for readers: «Заказы». */
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** How a row is called in the words of its checkbox: «З-2026-0147». */
  rowName?: (row: Row) => string;
  rowHref?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  onPeek?: (row: Row) => void;
  /** Key of the row that stands open in the panel beside the list: moving through the list then moves the panel. */
  peeked?: string | null;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: Set<string>) => void;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
  loading?: boolean;
  failed?: { why?: string; code?: string | null; onRetry?: () => void } | null;
  empty?: ReactNode;
  hasMore?: boolean;
  loadingMore?: boolean;
  onMore?: () => void;
  total?: number;
  /** A row of sums under the list. */
  footer?: ReactNode;
  /** Name under which scroll and the visited row are kept for the way back. */
  rememberAs?: string;
  /** A list page fills the window and scrolls inside; a block on a page is as tall as its rows. */
  fill?: boolean;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, loading, failed, fill = false, selected, onSelect } = props;
  const { t } = useTranslation('common');
  const narrow = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  const scroller = useRef<HTMLElement>(null);
  const memory = useListMemory(props.rememberAs, scroller, rows.length > 0);

  const open = (row: Row) => {
    memory.remember(rowKey(row));
    if (props.onOpen) props.onOpen(row);
    else scroller.current?.querySelector<HTMLElement>(`[data-open="${CSS.escape(rowKey(row))}"]`)?.click();
  };
  const toggle = (row: Row) => {
    if (!onSelect) return;
    const next = new Set(selected);
    if (!next.delete(rowKey(row))) next.add(rowKey(row));
    onSelect(next);
  };
  const { cursor, setCursor } = useRowKeys(scroller, {
    rows: rows.map(rowKey),
    start: memory.visited,
    following: props.peeked !== undefined && props.peeked !== null,
    onOpen: (i) => rows[i] && open(rows[i]),
    onPeek: props.onPeek && ((i) => rows[i] && props.onPeek?.(rows[i])),
    onSelect: onSelect && ((i) => rows[i] && toggle(rows[i])),
  });

  if (failed) return <ErrorState why={failed.why} code={failed.code} onRetry={failed.onRetry} />;
  if (loading && rows.length === 0) return <SkeletonRows />;
  if (rows.length === 0) return props.empty ?? <EmptyState title={t('state.empty')} />;

  const foot = <ListFoot {...props} shown={rows.length} />;
  if (narrow) {
    return (
      <CardList
        {...props}
        scroller={scroller}
        visited={memory.visited}
        onVisit={memory.remember}
        foot={foot}
      />
    );
  }
  return (
    <>
      {/* A scrolling region must take focus, or the keyboard cannot scroll it. */}
      <section
        ref={scroller}
        className={classes.scroller}
        data-fill={fill || undefined}
        aria-label={t('table.region', { label })}
        tabIndex={0}
      >
        <table className={classes.table} aria-label={label}>
          <TableHead {...props} />
          <tbody>
            {rows.map((row, index) => (
              <TableRow
                key={rowKey(row)}
                row={row}
                index={index}
                name={rowKey(row)}
                title={props.rowName?.(row) ?? rowKey(row)}
                columns={columns}
                href={props.rowHref?.(row)}
                inTabOrder={index === Math.max(cursor, 0)}
                visited={memory.visited === rowKey(row)}
                selected={selected?.has(rowKey(row))}
                onToggle={onSelect && (() => toggle(row))}
                onOpen={props.onOpen || props.rowHref ? () => open(row) : undefined}
                onVisit={() => memory.remember(rowKey(row))}
                peeked={props.peeked === rowKey(row)}
                onPeek={props.onPeek && (() => props.onPeek?.(row))}
                onFocus={() => setCursor(rowKey(row))}
              />
            ))}
          </tbody>
          {props.footer && <tfoot>{props.footer}</tfoot>}
        </table>
      </section>
      {foot}
    </>
  );
}
