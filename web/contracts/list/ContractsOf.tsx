import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { contractsQuery } from '../contracts.queries.ts';
import { contractColumns } from './columns.tsx';

/** Contracts of one client, for its card. */
export function ContractsOf({ clientId, empty }: { clientId: number; empty: ReactNode }) {
  const { t } = useTranslation('contracts');
  const list = useInfiniteQuery(contractsQuery({ clientId }));
  const rows = rowsOf(list.data);
  return (
    <DataTable
      label={t('title')}
      rows={rows}
      columns={contractColumns(rows, t, { withoutClient: true })}
      rowKey={(row) => String(row.id)}
      rowName={(row) => row.number}
      rowHref={(row) => `/contracts/${row.id}`}
      loading={list.isPending}
      failed={list.isError ? { ...failureOf(list.error), onRetry: () => void list.refetch() } : null}
      empty={empty}
      hasMore={list.hasNextPage}
      loadingMore={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
    />
  );
}
