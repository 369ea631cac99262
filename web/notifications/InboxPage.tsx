import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { NotificationRow } from './NotificationRow.tsx';
import classes from './Notifications.module.css';
import { inboxQuery, markAllRead, markRead, markSeen } from './notifications.queries.ts';

/** A list to empty: unread first, everything one press away. */
export function InboxPage() {
  const { t } = useTranslation('notifications');
  const { t: common } = useTranslation('common');
  const { show } = useSearch({ from: '/app/inbox' });
  const navigate = useNavigate({ from: '/inbox' });
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const rows = useInfiniteQuery(inboxQuery(show !== 'all'));
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const unseen = rows.data?.pages[0]?.unseen ?? 0;
  const some = items.some((row) => !row.read);

  useEffect(() => {
    if (unseen > 0) void markSeen(queries).catch(() => {});
  }, [unseen, queries]);

  async function readAll() {
    setBusy(true);
    await markAllRead(queries).catch(tellProblem);
    setBusy(false);
  }

  return (
    <Page
      title={t('title')}
      width="form"
      actions={
        <>
          <SegmentedControl
            aria-label={t('show.label')}
            value={show ?? 'unread'}
            onChange={(next) => void navigate({ search: next === 'all' ? { show: 'all' } : {} })}
            data={[
              { value: 'unread', label: t('show.unread') },
              { value: 'all', label: t('show.all') },
            ]}
          />
          {some && (
            <Button variant="default" loading={busy} onClick={() => void readAll()}>
              {t('readAll')}
            </Button>
          )}
        </>
      }
    >
      <Section flush>
        {rows.isPending ? (
          <SkeletonRows />
        ) : rows.isError && items.length === 0 ? (
          <ErrorState {...failureOf(rows.error)} onRetry={() => void rows.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState
            title={t(show === 'all' ? 'empty.all' : 'empty.unread')}
            why={show === 'all' ? undefined : t('empty.unreadWhy')}
          />
        ) : (
          items.map((row) => (
            <NotificationRow
              key={row.id}
              row={row}
              onRead={() => void markRead(queries, row.id).catch(tellProblem)}
              onOpen={() => !row.read && void markRead(queries, row.id).catch(() => {})}
            />
          ))
        )}
      </Section>
      {rows.hasNextPage && (
        <Button
          variant="default"
          className={classes.more}
          loading={rows.isFetchingNextPage}
          onClick={() => void rows.fetchNextPage()}
        >
          {common('action.more')}
        </Button>
      )}
    </Page>
  );
}
