import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { rowsOf } from '#web/table/columns.ts';
import { ListFoot } from '#web/table/ListFoot.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import classes from './News.module.css';
import { NewsRows } from './NewsRows.tsx';
import { newsListQuery, VIEWS, type View } from './news.queries.ts';

const route = getRouteApi('/app/news');

/** What the company tells its people: what is pinned first, then the latest. */
export function NewsListPage() {
  const { t } = useTranslation('news');
  const { view = 'all' } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(newsListQuery(view));
  const rows = rowsOf(list.data);
  const writes = list.data?.pages[0]?.abilities.write.allowed ?? false;
  const views = VIEWS.filter((one) => one !== 'drafts' || writes || view === 'drafts');
  return (
    <Page
      title={t('title')}
      actions={
        writes && (
          <Button component="a" href="/news/new" leftSection={<IconPlus size={16} stroke={2} />}>
            {t('create')}
          </Button>
        )
      }
    >
      <search className={`${classes.filters} noPrint`}>
        <SegmentedControl
          aria-label={t('view.label')}
          value={view}
          onChange={(next) =>
            void navigate({ search: { view: next === 'all' ? undefined : (next as View) }, replace: true })
          }
          data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
        />
      </search>
      <Section flush>
        {list.isPending ? (
          <SkeletonRows />
        ) : list.isError && !list.data ? (
          <ErrorState {...failureOf(list.error)} onRetry={() => void list.refetch()} />
        ) : rows.length === 0 ? (
          <EmptyState
            title={t(`empty.${view}`)}
            why={t(view === 'drafts' ? 'empty.draftsWhy' : 'empty.why')}
          />
        ) : (
          <NewsRows rows={rows} />
        )}
      </Section>
      <ListFoot
        shown={rows.length}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Page>
  );
}
