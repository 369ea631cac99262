import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NearText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import { Comment } from './Comment.tsx';
import { useEventWords } from './eventWords.ts';
import classes from './Feed.module.css';
import type { FeedEvent, FeedItem } from './feed.types.ts';
import { type FeedRow, fold } from './fold.ts';
import { useFoldedWords } from './foldedWords.ts';
import { commentAnchor } from './Quote.tsx';
import { RecordLink } from './RecordLink.tsx';
import { Undo } from './Undo.tsx';

/** PageDown and PageUp go from item to item (APG feed). */
export function FeedList({ items, busy }: { items: FeedItem[]; busy: boolean }) {
  const { t } = useTranslation('feed');
  const rows = useMemo(() => fold(items), [items]);
  useNamedComment(items);
  return (
    <div role="feed" aria-label={t('title')} aria-busy={busy} className={classes.list} onKeyDown={walk}>
      {rows.map((row, index) => (
        <article
          key={keyOf(row)}
          id={row.type === 'comment' ? commentAnchor(row.comment.id) : undefined}
          tabIndex={0}
          aria-posinset={index + 1}
          aria-setsize={-1}
          className={classes.item}
          data-type={row.type}
        >
          {row.type === 'comment' ? (
            <Comment comment={row.comment} />
          ) : row.type === 'event' ? (
            <Event event={row.event} />
          ) : (
            <Folded events={row.events} />
          )}
        </article>
      ))}
    </div>
  );
}

/** The comment that the address names, once it has come: a link to it leads there. */
function useNamedComment(items: FeedItem[]): void {
  const shown = useRef('');
  useEffect(() => {
    const name = window.location.hash.slice(1);
    if (
      name === shown.current ||
      !items.some((one) => one.type === 'comment' && commentAnchor(one.id) === name)
    )
      return;
    shown.current = name;
    const there = document.getElementById(name);
    there?.scrollIntoView({ block: 'center' });
    there?.focus({ preventScroll: true });
  }, [items]);
}

function Event({ event }: { event: FeedEvent }) {
  const words = useEventWords();
  return (
    <>
      <Head event={event} />
      {event.of && <RecordLink record={event.of} />}
      <div className={classes.fact}>
        {words(event)} <Undo event={event} />
      </div>
      {event.reason && <div className={classes.reason}>{event.reason}</div>}
    </>
  );
}

function Folded({ events }: { events: FeedEvent[] }) {
  const words = useEventWords();
  const folded = useFoldedWords();
  const [first] = events;
  if (!first) return null;
  return (
    <>
      <Head event={first} />
      {first.of && <RecordLink record={first.of} />}
      <details className={classes.fact}>
        <summary>{folded(events)}</summary>
        <ul className={classes.facts}>
          {events.map((event) => (
            <li key={event.id}>
              {words(event)} <Undo event={event} />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Head({ event }: { event: FeedEvent }) {
  const { t } = useTranslation('feed');
  return (
    <div className={classes.head}>
      <span>
        {event.actor ? <Person person={event.actor} /> : t('system')}
        {event.standingFor && `, ${t('standingFor', { name: event.standingFor })}`}
      </span>
      <NearText at={event.at} />
    </div>
  );
}

function keyOf(row: FeedRow): string {
  if (row.type === 'comment') return `c${row.comment.id}`;
  return row.type === 'event' ? `e${row.event.id}` : `f${row.events.at(-1)?.id}`;
}

function walk(event: KeyboardEvent<HTMLDivElement>) {
  if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
  const here = (event.target as Element).closest('article');
  const next = event.key === 'PageDown' ? here?.nextElementSibling : here?.previousElementSibling;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
