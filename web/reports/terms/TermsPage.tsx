import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '#web/http/client.ts';
import { failureOf } from '#web/http/errors.ts';
import { QuickViews } from '#web/search/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { rowsOf } from '#web/table/columns.ts';
import { ExportButton } from '#web/table/ExportButton.tsx';
import { ListFoot } from '#web/table/ListFoot.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import shared from '../Reports.module.css';
import { termsQuery } from '../reports.queries.ts';
import { countFilters, hrefOf, STATES, type TermsSearch, termsFilter } from '../search.ts';
import { TermsFilters } from './TermsFilters.tsx';
import { TermsList } from './TermsList.tsx';

const route = getRouteApi('/app/reports/terms');

/** The register of terms, by quarters: what runs out, and one press to sell it anew. */
export function TermsPage() {
  const { t } = useTranslation('reports');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(termsQuery(search));
  const rows = rowsOf(list.data);
  const set = (next: TermsSearch) => void navigate({ search: next, replace: true, resetScroll: false });
  const state = search.state ?? 'expiring';
  const views = STATES.map((key) => ({
    key,
    label: t(`terms.state.${key}`),
    href: hrefOf('/reports/terms', { ...search, state: key === 'expiring' ? undefined : key }),
  }));

  return (
    <Page
      title={t('terms.title')}
      above={<Breadcrumb parent={t('title')} href="/reports" here={t('terms.title')} />}
      actions={
        <ExportButton
          text={t('export.button')}
          label={t('export.label')}
          take={() =>
            api.POST('/api/term-exports', {
              body: { filter: { ...termsFilter(search), state } },
              parseAs: 'blob',
            })
          }
        />
      }
    >
      <div className={shared.bar}>
        <QuickViews views={views} current={state} />
      </div>
      <TermsFilters
        search={search}
        onChange={(part) => set({ ...search, ...part })}
        onReset={() => set({ state: search.state })}
      />
      {list.isPending && <SkeletonRows />}
      {list.isError && rows.length === 0 && (
        <ErrorState {...failureOf(list.error)} onRetry={() => void list.refetch()} />
      )}
      {list.isSuccess && rows.length === 0 && (
        <Section flush>
          <Nothing search={search} onReset={() => set({ state: search.state })} />
        </Section>
      )}
      <div className={shared.fresh} data-stale={list.isPlaceholderData || undefined}>
        <TermsList rows={rows} quarters={list.data?.pages.flatMap(({ quarters }) => quarters) ?? []} />
      </div>
      <ListFoot
        shown={rows.length}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Page>
  );
}

function Nothing({ search, onReset }: { search: TermsSearch; onReset: () => void }) {
  const { t } = useTranslation('reports');
  if (countFilters(search) > 0)
    return (
      <EmptyState
        title={t('terms.empty.filtered')}
        action={
          <Button variant="default" onClick={onReset}>
            {t('terms.empty.reset')}
          </Button>
        }
      />
    );
  return <EmptyState title={t(`terms.empty.${search.state ?? 'expiring'}`)} why={t('terms.empty.why')} />;
}
