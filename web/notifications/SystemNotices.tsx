import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hrefOf } from './hrefOf.ts';
import { groupOf, type NoticeGroup } from './noticeGroups.ts';
import { freshQuery, type Notification as Row } from './notifications.queries.ts';
import { useNotificationWords } from './useNotificationWords.ts';

interface SystemNoticesProps {
  on: readonly NoticeGroup[];
  go: (href: string) => void;
}

/**
 * What arrives while the page is open and not looked at, as a notification of the system: the words of the row, no more.
 * The rows are those any reload would give; what comes back from being put off is not new.
 */
export function SystemNotices({ on, go }: SystemNoticesProps) {
  const { t } = useTranslation('notifications');
  const words = useNotificationWords();
  const { data } = useQuery(freshQuery);
  const news = useNews(data?.items);
  // only what has just arrived: words and choices that change later show nothing again
  const latest = useRef(show);
  latest.current = show;

  useEffect(() => {
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted' || document.hasFocus())
      return;
    for (const row of news) latest.current(row);
  }, [news]);

  function show(row: Row) {
    if (!on.includes(groupOf(row.kind))) return;
    const { subject } = row;
    const more = row.count > 1 ? ` ${t('more', { count: row.count - 1 })}` : '';
    try {
      const notice = new Notification(`${words(row)}${more}`, {
        body: [subject.title, subject.subtitle].filter(Boolean).join(' · '),
        icon: '/favicon.svg',
        // several open pages show one
        tag: `vizir-${row.id}-${row.at}`,
      });
      notice.onclick = () => {
        window.focus();
        notice.close();
        go(hrefOf(row) ?? '/inbox');
      };
    } catch {
      // phones allow it to installed pages only; the row stands in the page
    }
  }
  return null;
}

/** Rows that came, or counted further, since the page was opened. */
function useNews(rows: Row[] | undefined): Row[] {
  const known = useRef<Map<number, string> | null>(null);
  const since = useRef('');
  const news = useRef<Row[]>([]);
  const last = useRef<Row[]>(undefined);
  if (rows && rows !== last.current) {
    last.current = rows;
    const sign = (row: Row) => `${row.at} ${row.count}`;
    if (known.current === null) {
      known.current = new Map();
      since.current = rows[0]?.at ?? '';
    } else {
      const before = known.current;
      news.current = rows.filter(
        (row) =>
          !row.read &&
          !row.seen &&
          row.postponedUntil === null &&
          row.at > since.current &&
          before.get(row.id) !== sign(row),
      );
    }
    for (const row of rows) known.current.set(row.id, sign(row));
  }
  return news.current;
}
