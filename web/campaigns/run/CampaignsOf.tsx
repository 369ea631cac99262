import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { type Column, rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { NearText } from '#web/ui/DateText.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { type ClientLetter, clientLettersQuery } from './run.queries.ts';

/** What people of a client were sent; who sees the campaign gets there. */
export function CampaignsOf({ clientId }: { clientId: number }) {
  const { t } = useTranslation('campaigns');
  const list = useInfiniteQuery(clientLettersQuery(clientId));
  const dash = <span className="muted">—</span>;
  const columns: Column<ClientLetter>[] = [
    {
      key: 'subject',
      header: t('run.card.subject'),
      grow: true,
      cell: ({ campaign }) =>
        campaign.id === null ? (
          campaign.subject
        ) : (
          <TextLink href={`/campaigns/${campaign.id}`}>{campaign.subject}</TextLink>
        ),
    },
    {
      key: 'contact',
      header: t('run.column.contact'),
      grow: true,
      cell: (row) => row.contact?.name ?? row.address,
    },
    {
      key: 'state',
      header: t('run.column.state'),
      cell: (row) => (
        <>
          {t(`run.one.${row.state}`)}
          {row.unsubscribedAt && <span className="muted"> · {t('run.leftThen')}</span>}
        </>
      ),
    },
    {
      key: 'at',
      header: t('run.column.at'),
      empty: (row) => row.at === null,
      cell: (row) => (row.at ? <NearText at={row.at} /> : dash),
    },
  ];
  return (
    <DataTable
      label={t('run.card.label')}
      rows={rowsOf(list.data)}
      columns={columns}
      rowKey={(row) => `${row.campaign.id ?? row.campaign.subject} ${row.address} ${row.at}`}
      rowName={(row) => row.campaign.subject}
      loading={list.isPending}
      failed={list.isError ? { ...failureOf(list.error), onRetry: () => void list.refetch() } : null}
      empty={<EmptyState title={t('run.card.empty')} />}
      hasMore={list.hasNextPage}
      loadingMore={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
    />
  );
}
