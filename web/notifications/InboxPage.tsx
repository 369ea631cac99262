import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { hrefOf } from './hrefOf.ts';
import { NotificationRow } from './NotificationRow.tsx';
import classes from './Notifications.module.css';
import { inboxQuery, markAllRead, markRead, markSeen, type Notification } from './notifications.queries.ts';
import { RowMenu } from './RowMenu.tsx';
import { useInboxKeys } from './useInboxKeys.ts';

/** A list to empty: unread first, everything one press away. */
export function InboxPage() {
  const { t } = useTranslation('notifications');
  const { t: common } = useTranslation('common');
  const { show = 'unread' } = useSearch({ from: '/app/inbox' });
  const navigate = useNavigate({ from: '/inbox' });
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const rows = useInfiniteQuery(inboxQuery(show));
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const unseen = rows.data?.pages[0]?.unseen ?? 0;
  const some = show !== 'postponed' && items.some((row) => !row.read && row.postponedUntil === null);
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<number | null>(null);
  const keys = useInboxKeys(list, {
    rows: items.map(keyOf),
    onOpen: (index) => openRow(items[index]),
    onRead: (index) => read(items[index]),
    onPostpone: (index) => setMenu(items[index]?.id ?? null),
  });

  useEffect(() => {
    if (unseen > 0) void markSeen(queries).catch(() => {});
  }, [unseen, queries]);

  async function readAll() {
    setBusy(true);
    await markAllRead(queries).catch(tellProblem);
    setBusy(false);
  }

  function read(row: Notification | undefined) {
    if (row && !row.read) void markRead(queries, row.id).catch(tellProblem);
  }

  function openRow(row: Notification | undefined) {
    const href = row && hrefOf(row);
    if (!href) return;
    if (!row.read) void markRead(queries, row.id).catch(() => {});
    router.history.push(href);
  }

  return (
    <Page title={t('title')} width="form">
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('show.label')}
          value={show}
          onChange={(next) =>
            void navigate({ search: next === 'all' || next === 'postponed' ? { show: next } : {} })
          }
          data={[
            { value: 'unread', label: t('show.unread') },
            { value: 'postponed', label: t('show.postponed') },
            { value: 'all', label: t('show.all') },
          ]}
        />
        {some && (
          <Button variant="default" loading={busy} onClick={() => void readAll()}>
            {t('readAll')}
          </Button>
        )}
      </div>
      <Section flush>
        {rows.isPending ? (
          <SkeletonRows />
        ) : rows.isError && items.length === 0 ? (
          <ErrorState {...failureOf(rows.error)} onRetry={() => void rows.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState title={t(`empty.${show}`)} why={show === 'all' ? undefined : t(`empty.${show}Why`)} />
        ) : (
          <div ref={list}>
            {items.map((row, index) => (
              <NotificationRow
                key={row.id}
                row={row}
                onRead={() => read(row)}
                onOpen={() => !row.read && void markRead(queries, row.id).catch(() => {})}
                at={{ index, current: keys.cursor === index }}
                menu={
                  <RowMenu
                    row={row}
                    opened={menu === row.id}
                    onChange={(opened) => setMenu(opened ? row.id : null)}
                  />
                }
              />
            ))}
          </div>
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

const keyOf = (row: Notification): string => String(row.id);
