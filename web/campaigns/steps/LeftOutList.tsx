import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEFT_OUT, type LeftOut } from '#domain/campaigns/blocks.ts';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { type Column, rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { type LeftOutRow, leftOutQuery } from '../campaigns.queries.ts';
import classes from './audience.module.css';

interface LeftOutListProps {
  id: number;
  counts: readonly { why: LeftOut; count: number }[];
}

/** Who gets no letter and why; a row leads to the client, where that can be mended. */
export function LeftOutList({ id, counts }: LeftOutListProps) {
  const { t } = useTranslation('campaigns');
  const { number } = useFormat();
  const [why, setWhy] = useState<LeftOut | null>(null);
  const list = useInfiniteQuery(leftOutQuery(id, why));
  const dash = <span className="muted">—</span>;
  const columns: Column<LeftOutRow>[] = [
    { key: 'client', header: t('audience.column.client'), grow: true, cell: (row) => row.client.name },
    {
      key: 'contact',
      header: t('audience.column.contact'),
      grow: true,
      empty: (row) => row.contact === null,
      cell: (row) => row.contact?.name ?? dash,
    },
    {
      key: 'address',
      header: t('audience.column.address'),
      empty: (row) => row.address === null,
      cell: (row) => row.address ?? dash,
    },
    {
      key: 'why',
      header: t('audience.column.why'),
      card: 'side',
      cell: (row) => t(`audience.why.${row.why}`),
    },
  ];
  return (
    <div className={classes.list}>
      <Select
        className={classes.whys}
        label={t('audience.column.why')}
        placeholder={t('audience.anyWhy')}
        clearable
        data={counts.map(({ why: one, count }) => ({
          value: one,
          label: `${t(`audience.why.${one}`)} · ${number(count)}`,
        }))}
        value={why}
        onChange={(value) => setWhy(LEFT_OUT.find((one) => one === value) ?? null)}
      />
      <DataTable
        label={t('audience.listLabel')}
        rows={rowsOf(list.data)}
        columns={columns}
        rowKey={(row) => `${row.client.id}.${row.contact?.id ?? 0}`}
        rowName={(row) => row.contact?.name ?? row.client.name}
        rowHref={(row) => `/clients/${row.client.id}?tab=contacts`}
        loading={list.isPending}
        failed={list.isError ? { ...failureOf(list.error), onRetry: () => void list.refetch() } : null}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </div>
  );
}
