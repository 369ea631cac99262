import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { orderColumns } from './columns.tsx';
import { ordersHref } from './filters.ts';
import { ordersQuery } from './orders.queries.ts';

interface OrdersOfProps {
  clientId?: number;
  contractId?: number;
  /** The first few, with a link to the rest. */
  limit?: number;
  empty: ReactNode;
}

/** Orders of a client or a contract that the reader sees, the archive too. */
export function OrdersOf({ clientId, contractId, limit = 50, empty }: OrdersOfProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const search = { clientId, contractId, any: true as const };
  const list = useInfiniteQuery(ordersQuery(search, limit));
  const rows = rowsOf(list.data);
  const brief = limit < 50;
  return (
    <>
      <DataTable
        label={t('title')}
        rows={rows}
        columns={orderColumns(rows, t, format, {
          archive: false,
          withoutClient: clientId !== undefined || contractId !== undefined,
          withoutContract: contractId !== undefined || brief,
          withoutMoney: contractId !== undefined,
        })}
        rowKey={(row) => String(row.id)}
        rowName={(row) => row.number}
        rowHref={(row) => `/orders/${row.id}`}
        loading={list.isPending}
        failed={list.isError ? { ...failureOf(list.error), onRetry: () => void list.refetch() } : null}
        empty={empty}
        hasMore={!brief && list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
      {brief && list.hasNextPage && (
        <Button component="a" variant="subtle" size="xs" m={8} href={ordersHref(search)}>
          {t('list.empty.toAll')}
        </Button>
      )}
    </>
  );
}
