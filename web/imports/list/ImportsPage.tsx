import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useMe } from '#web/session/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { importsQuery } from '../imports.queries.ts';
import { useImportColumns } from './useImportColumns.tsx';

export function ImportsPage() {
  const { t } = useTranslation('clients');
  return <ImportsList above={<Breadcrumb parent={t('title')} href="/clients" />} />;
}

/** Among the settings: everybody's imports, as the administrator sees them. */
export function AdminImportsPage() {
  return <ImportsList />;
}

function ImportsList({ above }: { above?: ReactNode }) {
  const { t } = useTranslation('imports');
  const me = useMe();
  const list = useInfiniteQuery(importsQuery());
  const columns = useImportColumns(me.abilities.administer);
  const rows = rowsOf(list.data);

  if (!me.abilities.import) {
    return (
      <Page title={t('title')} above={above}>
        <Section flush>
          <EmptyState title={t('list.closed')} why={t('list.closedWhy')} />
        </Section>
      </Page>
    );
  }
  return (
    <Page
      title={t('title')}
      above={above}
      actions={
        <Button component="a" href="/imports/new" leftSection={<IconPlus size={16} stroke={2} />}>
          {t('create')}
        </Button>
      }
    >
      <Section flush>
        <DataTable
          label={t('title')}
          rows={rows}
          columns={columns}
          rowKey={(row) => String(row.id)}
          rowName={(row) => row.fileName}
          rowHref={(row) => `/imports/${row.id}`}
          loading={list.isPending}
          failed={list.isError ? { ...failureOf(list.error), onRetry: () => void list.refetch() } : null}
          empty={
            <EmptyState
              title={t('list.empty')}
              why={t('list.emptyWhy')}
              action={
                <Button component="a" href="/imports/new" variant="default">
                  {t('list.emptyAct')}
                </Button>
              }
            />
          }
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          rememberAs="/imports"
        />
      </Section>
    </Page>
  );
}
