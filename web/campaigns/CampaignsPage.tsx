import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useMe } from '#web/session/public.ts';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { campaignsQuery } from './campaigns.queries.ts';
import { useCampaignColumns } from './useCampaignColumns.tsx';

/** Letters to groups of clients: one's own, or all. */
export function CampaignsPage() {
  const { t } = useTranslation('campaigns');
  const me = useMe();
  const list = useInfiniteQuery(campaignsQuery());
  const rows = rowsOf(list.data);
  const mayCreate = list.data?.pages[0]?.abilities.create;
  const columns = useCampaignColumns({
    everybody: rows.some(({ by }) => by.id !== me.employee.id),
    mayCreate: mayCreate?.allowed ?? false,
  });
  const add = mayCreate?.allowed && (
    <Button component="a" href="/campaigns/new" leftSection={<IconPlus size={16} stroke={2} />}>
      {t('list.create')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <TextLink href="/campaigns/suppressions">{t('suppressions.title')}</TextLink>
          {add}
        </>
      }
    >
      <Section flush>
        <DataTable
          label={t('title')}
          rows={rows}
          columns={columns}
          rowKey={(row) => String(row.id)}
          rowName={(row) => row.name}
          rowHref={(row) => `/campaigns/${row.id}`}
          loading={list.isPending}
          failed={list.isError ? { ...failureOf(list.error), onRetry: () => void list.refetch() } : null}
          empty={
            <EmptyState
              title={t('list.empty')}
              why={mayCreate?.allowed ? t('list.emptyWhy') : (mayCreate?.reason ?? undefined)}
              action={add}
            />
          }
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          rememberAs="/campaigns"
        />
      </Section>
    </Page>
  );
}
