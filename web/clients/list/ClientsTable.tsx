import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { CorrectedNote } from '#web/search/public.ts';
import { type Column, rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { KeyHints } from '#web/table/KeyHints.tsx';
import { useSelection } from '#web/table/useSelection.ts';
import { Section } from '#web/ui/Section.tsx';
import { BulkBar } from '../bulk/BulkBar.tsx';
import { type ClientRow, clientsQuery } from '../clients.queries.ts';
import classes from './clients.module.css';
import { type ClientsSearch, toApiFilter } from './filters.ts';
import { NoClients } from './NoClients.tsx';

interface ClientsTableProps {
  search: ClientsSearch;
  columns: Column<ClientRow>[];
  hrefOf: (search: ClientsSearch) => string;
  /** Several can be changed at once: rows can be selected. */
  mayChange: boolean;
  onChange: (part: Partial<ClientsSearch>) => void;
}

export function ClientsTable({ search, columns, hrefOf, mayChange, onChange }: ClientsTableProps) {
  const { t } = useTranslation('clients');
  const list = useInfiniteQuery(clientsQuery(search));
  const corrected = list.data?.pages[0]?.corrected;
  const rows = search.asTyped && corrected ? [] : rowsOf(list.data);
  const more = rows.length > 0 && list.hasNextPage;
  const selection = useSelection(
    hrefOf({ ...search, columns: undefined }),
    rows.map((row) => String(row.id)),
  );
  const wholePage = rows.length > 0 && rows.every((row) => selection.selected.has(String(row.id)));

  return (
    <>
      {!search.asTyped && (
        <CorrectedNote
          typed={search.search}
          corrected={corrected}
          onAsTyped={() => onChange({ asTyped: true })}
        />
      )}
      <BulkBar
        selected={selection.selected}
        all={selection.all}
        mayTakeAll={wholePage && more}
        filter={toApiFilter(search)}
        onAll={selection.selectAll}
        onClear={selection.clear}
      />
      <Section flush>
        <div className={classes.fresh} data-stale={list.isPlaceholderData || undefined}>
          <DataTable
            label={t('title')}
            rows={rows}
            columns={columns}
            rowKey={(row) => String(row.id)}
            rowName={(row) => row.name}
            rowHref={(row) => `/clients/${row.id}`}
            selected={mayChange ? selection.selected : undefined}
            onSelect={mayChange ? selection.select : undefined}
            loading={list.isPending}
            failed={list.isError ? { ...failureOf(list.error), onRetry: () => void list.refetch() } : null}
            empty={<NoClients search={search} hrefOf={hrefOf} />}
            hasMore={more}
            loadingMore={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
            rememberAs={hrefOf(search)}
            fill
          />
        </div>
      </Section>
      {rows.length > 0 && (
        <div className={classes.under}>
          <span className="meta" role="status">
            {t(more ? 'list.shownMore' : 'list.shown', { count: rows.length })}
          </span>
          <KeyHints select={mayChange} />
        </div>
      )}
    </>
  );
}
