import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import classes from './Feed.module.css';
import { FeedList } from './FeedList.tsx';
import type { FeedItem } from './feed.types.ts';

interface FeedItemsProps {
  /** The infinite query of the feed. */
  feed: {
    isPending: boolean;
    isError: boolean;
    isFetching: boolean;
    isFetchingNextPage: boolean;
    hasNextPage: boolean;
    error: unknown;
    refetch: () => unknown;
    fetchNextPage: () => unknown;
  };
  items: FeedItem[];
  /** So many lines stand there until it is known what there is. */
  skeleton: number;
  empty: ReactNode;
}

/** The rows of a feed as they come, and the way to the earlier ones. */
export function FeedItems({ feed, items, skeleton, empty }: FeedItemsProps) {
  const { t } = useTranslation('common');
  return (
    <>
      {feed.isPending ? (
        <SkeletonRows rows={skeleton} />
      ) : feed.isError && items.length === 0 ? (
        <ErrorState {...failureOf(feed.error)} onRetry={() => void feed.refetch()} />
      ) : items.length === 0 && !feed.hasNextPage ? (
        empty
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
          {t('action.more')}
        </Button>
      )}
    </>
  );
}
