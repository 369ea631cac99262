import { Alert, Select } from '@mantine/core';
import { type QueryKey, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { CommentBox } from './CommentBox.tsx';
import classes from './Feed.module.css';
import { FeedActsContext, type Undoes, UndoesContext } from './FeedActs.ts';
import { FeedItems } from './FeedItems.tsx';
import type { Commenting, FeedFilter, FeedPage } from './feed.types.ts';
import { Pinned } from './Pinned.tsx';
import { useCommentActs } from './useCommentActs.tsx';
import { useWritten } from './useWritten.ts';

export interface FeedPanelProps<F extends FeedFilter = FeedFilter> {
  /** Under the key of the record, so that its live messages reach the feed: ['orders', 17, 'feed']. */
  queryKey: QueryKey;
  /** The filters this record's feed answers to; the first is shown at first. */
  filters: readonly F[];
  load: (filter: F, cursor: string | undefined, signal: AbortSignal) => Promise<FeedPage>;
  /** Absent where the reader may not comment. */
  comment?: Commenting;
  /** Where events of the record can be taken back. */
  onUndo?: Undoes;
}

/** What is pinned, then events and comments of one record, newest first, with a place to write the next. */
export function FeedPanel<F extends FeedFilter>({
  queryKey,
  filters,
  load,
  comment,
  onUndo,
}: FeedPanelProps<F>) {
  const { t } = useTranslation('feed');
  const queries = useQueryClient();
  const [filter, setFilter] = useState<F>(filters[0]!);
  const feed = useInfiniteQuery({
    queryKey: [...queryKey, filter],
    queryFn: ({ pageParam, signal }) => load(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  const pinned = feed.data?.pages[0]?.pinned ?? [];
  const all = feed.data?.pages.flatMap((page) => page.items) ?? [];
  const items = all.filter((one) => one.type === 'event' || !pinned.some(({ id }) => id === one.id));
  const area = useRef<HTMLTextAreaElement>(null);
  const here = useWritten(comment?.draftKey);
  const { acts, problem } = useCommentActs({ queryKey, commenting: comment, here, area });

  return (
    <FeedActsContext value={acts}>
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
            commenting={comment}
            here={here}
            area={area}
            recordKey={queryKey}
            onSent={() => void queries.invalidateQueries({ queryKey })}
          />
        )}
        {problem && <Alert color="red">{problem}</Alert>}
        {pinned.length > 0 && <Pinned comments={pinned} />}
        <UndoesContext value={onUndo ?? null}>
          <FeedItems
            feed={feed}
            items={items}
            skeleton={4}
            empty={
              pinned.length === 0 && (
                <EmptyState compact title={t(filter === 'all' ? 'empty.all' : 'empty.filtered')} />
              )
            }
          />
        </UndoesContext>
      </div>
    </FeedActsContext>
  );
}
