import { Button, Select } from '@mantine/core';
import { type QueryKey, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { newAttempt } from '#web/http/client.ts';
import { failureOf } from '#web/http/errors.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { CommentBox } from './CommentBox.tsx';
import classes from './Feed.module.css';
import { FeedList } from './FeedList.tsx';
import type { FeedFilter, FeedPage, Person } from './feed.types.ts';

export interface FeedPanelProps<F extends FeedFilter = FeedFilter> {
  /** Under the key of the record, so that its live messages reach the feed: ['orders', 17, 'feed']. */
  queryKey: QueryKey;
  /** The filters this record's feed answers to; the first is shown at first. */
  filters: readonly F[];
  load: (filter: F, cursor: string | undefined, signal: AbortSignal) => Promise<FeedPage>;
  /** Absent where the reader may not comment. */
  comment?: {
    draftKey: string;
    send: (body: string, mentions: number[], headers: ReturnType<typeof newAttempt>) => Promise<unknown>;
    /** People who would see the comment; absent where nobody can be mentioned. */
    mentionable?: (signal: AbortSignal) => Promise<Person[]>;
  };
}

/** Events and comments of one record, newest first, with a place to write the next. */
export function FeedPanel<F extends FeedFilter>({ queryKey, filters, load, comment }: FeedPanelProps<F>) {
  const { t } = useTranslation('feed');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const [filter, setFilter] = useState<F>(filters[0]!);
  const feed = useInfiniteQuery({
    queryKey: [...queryKey, filter],
    queryFn: ({ pageParam, signal }) => load(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  const items = feed.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <div className={classes.panel}>
      {filters.length > 1 && (
        <Select
          size="xs"
          className={classes.filter}
          aria-label={t('filter.label')}
          value={filter}
          data={filters.map((one) => ({ value: one, label: t(`filter.${one as FeedFilter}`) }))}
          onChange={(next) => next && setFilter(next as F)}
        />
      )}
      {comment && (
        <CommentBox
          {...comment}
          recordKey={queryKey}
          onSent={() => void queries.invalidateQueries({ queryKey })}
        />
      )}
      {feed.isPending ? (
        <SkeletonRows rows={4} />
      ) : feed.isError && items.length === 0 ? (
        <ErrorState {...failureOf(feed.error)} onRetry={() => void feed.refetch()} />
      ) : items.length === 0 && !feed.hasNextPage ? (
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
  );
}
