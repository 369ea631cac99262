import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { FilterBar, PersonFilter } from '#web/search/public.ts';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { journalQuery } from './journal.queries.ts';
import { useJournalColumns } from './useJournalColumns.tsx';

/** Who did what, newest first; each row sealed over the one before. */
export function JournalPage() {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');
  const { employeeId } = useSearch({ from: '/app/admin/audit' });
  const navigate = useNavigate({ from: '/admin/audit' });
  const lines = useInfiniteQuery(journalQuery({ employeeId }));
  const columns = useJournalColumns();
  const change = (id: number | undefined) =>
    void navigate({ search: id ? { employeeId: id } : {}, replace: true });
  return (
    <Page title={t('pages.audit')} meta={t('journal.lead')}>
      <FilterBar count={employeeId ? 1 : 0} onReset={() => change(undefined)}>
        <PersonFilter label={t('journal.who')} value={employeeId} onChange={change} />
      </FilterBar>
      <Section flush>
        <DataTable
          label={t('pages.audit')}
          rows={rowsOf(lines.data)}
          columns={columns}
          rowKey={(row) => String(row.id)}
          loading={lines.isPending}
          failed={lines.error && { ...failureOf(lines.error), onRetry: () => void lines.refetch() }}
          empty={
            <EmptyState
              title={t('journal.none')}
              action={
                employeeId && (
                  <Button variant="default" onClick={() => change(undefined)}>
                    {common('action.resetFilter')}
                  </Button>
                )
              }
            />
          }
          hasMore={lines.hasNextPage}
          loadingMore={lines.isFetchingNextPage}
          onMore={() => void lines.fetchNextPage()}
          fill
        />
      </Section>
    </Page>
  );
}
