import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarKinds } from '#domain/calendar/kinds.ts';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { useMe } from '#web/session/public.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from './Calendar.module.css';
import { CalendarGrid } from './CalendarGrid.tsx';
import { CalendarToolbar } from './CalendarToolbar.tsx';
import { calendarQuery, type Item } from './calendar.queries.ts';
import { type CalendarSearch, kindsOf, NONE, shifted, spanOf } from './calendarSearch.ts';
import { useDayWords } from './days.ts';
import { EventDialog } from './EventDialog.tsx';
import { classOf, nudged } from './events.ts';
import { ItemCard } from './ItemCard.tsx';
import { LateStrip } from './LateStrip.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { type Slot, useMoves } from './useMoves.ts';
import { useSlotCursor } from './useSlotCursor.ts';
import { WhoseCalendar } from './WhoseCalendar.tsx';

type Opened =
  | { what: 'card'; item: Item; place: HTMLElement }
  | { what: 'move'; item: Item }
  | { what: 'plan'; slot: Slot }
  | { what: 'event'; id: number | null };

/** Calls, terms, absences and events of the chosen people by day, week, month or as a list; everything chosen is in the address. */
export function CalendarPage() {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const words = useDayWords();
  const me = useMe();
  const search = useSearch({ from: '/app/calendar' });
  const navigate = useNavigate({ from: '/calendar' });
  const narrow = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  const today = format.today();
  const view = search.view ?? (narrow ? 'list' : 'week');
  const date = search.date ?? today;
  const kinds = kindsOf(search.kinds);
  const span = spanOf(view, date);
  const title = words.title(view, span, date);
  const shown = useQuery(calendarQuery({ ...span, who: search.who ?? 'mine', kinds }));
  const moves = useMoves();
  const items = moves.shown(shown.data?.items ?? []).filter(({ kind }) => kinds.includes(kind));
  const [opened, setOpened] = useState<Opened | null>(null);
  const change = (part: CalendarSearch) =>
    void navigate({ search: (was: CalendarSearch) => ({ ...was, ...part }), replace: true });

  const plan = (slot: Slot) => {
    if (
      slot.on < today ||
      (slot.on === today && slot.at !== null && slot.at < format.time(new Date().toISOString()))
    )
      return tell(t('pastSlot'));
    setOpened({ what: 'plan', slot });
  };
  const cursor = useSlotCursor({ view, span, today, onEnter: me.abilities.planCall ? plan : null });
  const focusOn = useFocusAfter(items);

  function move(item: Item, to: Slot) {
    moves.move(item, to);
    if (to.on < span.from || to.on > span.to) change({ date: to.on });
  }
  /** Alt with an arrow on a call moves it; the focus goes with it. */
  function onKeyDown(event: KeyboardEvent) {
    if (!event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const item = items.find((one) => (event.target as HTMLElement).closest(`.${classOf(one)}`));
    if (item?.kind !== 'calls' || !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const to = nudged({ on: item.on, at: item.at }, event.key);
    if (!to) return;
    focusOn(classOf(item));
    move(item, to);
  }

  const data = shown.data;
  const makesEvents = data && (data.eventsFor.everybody || data.eventsFor.departments.length > 0);
  return (
    <Page
      title={t('title')}
      actions={
        <>
          {makesEvents && (
            <Button variant="default" onClick={() => setOpened({ what: 'event', id: null })}>
              + {t('event.make')}
            </Button>
          )}
          {me.abilities.planCall && (
            <Button
              onClick={() => setOpened({ what: 'plan', slot: { on: date < today ? today : date, at: null } })}
            >
              + {t('plan.make')}
            </Button>
          )}
        </>
      }
    >
      <CalendarToolbar
        title={title}
        view={view}
        kinds={kinds}
        onShift={(by) => change({ date: shifted(view, date, by) })}
        onToday={() => change({ date: undefined })}
        onView={(next) => change({ view: next })}
        onKinds={(next) =>
          change({ kinds: next.length === calendarKinds.length ? undefined : next.join(',') || NONE })
        }
      />
      <WhoseCalendar who={search.who} onWho={(who) => change({ who })} />
      {data && <LateStrip overdue={data.overdue} />}
      {data && data.more.length > 0 && (
        <p className={classes.note}>
          {t('tooMany', { kinds: data.more.map((kind) => t(`kind.${kind}`)).join(', ') })}
        </p>
      )}
      {data?.unknownYears.map((year) => (
        <p key={year} className={classes.note}>
          {t('unknownYear', { year: String(year) })}
        </p>
      ))}
      {shown.isError && !data && (
        <ErrorState {...failureOf(shown.error)} onRetry={() => void shown.refetch()} />
      )}
      {shown.isPending && <SkeletonRows />}
      {data && (
        <>
          <section
            className={classes.grid}
            aria-label={t('region', { title })}
            aria-describedby="calendar-hint"
            tabIndex={0}
            onKeyDown={cursor.onKeyDown}
            onKeyDownCapture={onKeyDown}
            onBlur={cursor.onBlur}
          >
            <CalendarGrid
              view={view}
              date={date}
              title={title}
              items={items}
              days={data.days}
              cursor={cursor}
              onOpen={(item, place) => setOpened({ what: 'card', item, place })}
              onMove={move}
              onSlot={(slot) => me.abilities.planCall && plan(slot)}
            />
          </section>
          <p id="calendar-hint" className={classes.hint}>
            {t(me.abilities.planCall ? 'hint' : 'hintReadOnly')}
          </p>
          <div className="visuallyHidden" aria-live="polite">
            {cursor.slot && t('slot', { when: words.slot(cursor.slot) })}
          </div>
        </>
      )}
      {opened?.what === 'card' && (
        <ItemCard
          item={items.find((one) => classOf(one) === classOf(opened.item)) ?? opened.item}
          place={opened.place}
          onMove={() => setOpened({ what: 'move', item: opened.item })}
          onEdit={() => setOpened({ what: 'event', id: opened.item.id })}
          onClose={() => setOpened(null)}
        />
      )}
      {opened?.what === 'move' && (
        <MoveDialog
          item={opened.item}
          onMove={(to) => {
            move(opened.item, to);
            focusOn(classOf(opened.item));
            setOpened(null);
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {opened?.what === 'plan' && <PlanDialog slot={opened.slot} onClose={() => setOpened(null)} />}
      {opened?.what === 'event' && data && (
        <EventDialog id={opened.id} on={date} eventsFor={data.eventsFor} onClose={() => setOpened(null)} />
      )}
    </Page>
  );
}

/** What moved is drawn anew elsewhere: the focus is set on it again once it is there. */
function useFocusAfter(items: readonly Item[]) {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null || items.length === 0) return;
    const frame = requestAnimationFrame(() => {
      const element = document.querySelector<HTMLElement>(`.${wanted.current}`);
      if (!element) return;
      wanted.current = null;
      element.focus();
    });
    return () => cancelAnimationFrame(frame);
  });
  return (name: string) => {
    wanted.current = name;
  };
}
