import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { type CompanyFilter, companyFeedQuery } from './companyFeed.queries.ts';
import classes from './Feed.module.css';
import { FeedList } from './FeedList.tsx';

const filters: readonly CompanyFilter[] = ['all', 'comments', 'changes', 'resolutions', 'files'];

/** What happened on everything the reader sees; each row leads to its record. */
export function CompanyFeedPage() {
  const { t } = useTranslation('feed');
  const { t: common } = useTranslation('common');
  const [filter, setFilter] = useState<CompanyFilter>('all');
  const feed = useInfiniteQuery({ ...companyFeedQuery(filter), placeholderData: (before) => before });
  const items = feed.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Page title={t('company.title')}>
      <div className={classes.company}>
        <SegmentedControl
          className={classes.filters}
          aria-label={t('filter.label')}
          value={filter}
          data={filters.map((one) => ({ value: one, label: t(`filter.${one}`) }))}
          onChange={(next) => setFilter(next)}
        />
        <Section flush>
          <div className={classes.panel}>
            {feed.isPending ? (
              <SkeletonRows rows={8} />
            ) : feed.isError && items.length === 0 ? (
              <ErrorState {...failureOf(feed.error)} onRetry={() => void feed.refetch()} />
            ) : items.length === 0 ? (
              <EmptyState compact title={t(filter === 'all' ? 'empty.all' : 'empty.filtered')} />
            ) : (
              <FeedList items={items} busy={feed.isFetching} />
            )}
            {feed.hasNextPage && (
              <Button
                size="xs"
                variant="subtle"
                className={classes.more}
                loading={feed.isFetchingNextPage}
                onClick={() => void feed.fetchNextPage()}
              >
                {common('action.more')}
              </Button>
            )}
          </div>
        </Section>
      </div>
    </Page>
  );
}
