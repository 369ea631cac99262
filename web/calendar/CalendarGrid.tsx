import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import FullCalendar, { type CalendarRef, type EventDisplayInfo } from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import interactionPlugin from '@fullcalendar/react/interaction';
import listPlugin from '@fullcalendar/react/list';
import ruLocale from '@fullcalendar/react/locales/ru';
import classicTheme from '@fullcalendar/react/themes/classic';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './Calendar.module.css';
import type { Day, Item } from './calendar.queries.ts';
import { LIST_DAYS, type View } from './calendarSearch.ts';
import { plainOf, useDayWords } from './days.ts';
import { classOf, eventOf, hoursOf } from './events.ts';
import { SIGNS, useItemWords } from './itemWords.ts';
import type { Slot } from './useMoves.ts';
import { CURSOR, type SlotCursor } from './useSlotCursor.ts';

const plugins = [dayGridPlugin, timeGridPlugin, listPlugin, interactionPlugin, classicTheme];
const NAMES: Record<View, string> = {
  day: 'timeGridDay',
  week: 'timeGridWeek',
  month: 'dayGridMonth',
  list: 'agenda',
};

interface CalendarGridProps {
  view: View;
  date: PlainDate;
  title: string;
  items: readonly Item[];
  days: readonly Day[];
  cursor: SlotCursor;
  onOpen: (item: Item, place: HTMLElement) => void;
  onMove: (item: Item, to: Slot) => void;
  onSlot: (slot: Slot) => void;
}

/** FullCalendar behind one component of ours: it is told everything in the company's wall clock and decides nothing. */
export function CalendarGrid(props: CalendarGridProps) {
  const { view, date, items, days, cursor, onOpen, onMove, onSlot } = props;
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const dayWords = useDayWords();
  const calendar = useRef<CalendarRef>(null);
  const special = new Map(days.map((day) => [day.on, day]));
  const byClass = new Map(items.map((item) => [classOf(item), item]));
  const { from, to } = hoursOf(items, cursor.slot);

  useEffect(() => {
    // while React is drawing, FullCalendar must not
    queueMicrotask(() => calendar.current?.getApi().changeView(NAMES[view], date));
  }, [view, date]);

  const dayClass = (info: { date: Date; isOther?: boolean }) =>
    [classes[special.get(plainOf(info.date))?.kind ?? 'plain'], info.isOther && classes.other]
      .filter(Boolean)
      .join(' ');
  const nameOf = (on: PlainDate) => {
    const day = special.get(on);
    if (day?.title) return format.say(day.title);
    return day?.kind === 'short' ? t('shortDay') : null;
  };
  const head = (info: { date: Date; isToday: boolean }, text: string) => (
    <span className={classes.dayHead} data-today={info.isToday || undefined}>
      <span>{text}</span>
      {nameOf(plainOf(info.date)) && <span className={classes.holiday}>{nameOf(plainOf(info.date))}</span>}
    </span>
  );
  const slotOf = (event: { startStr: string; allDay: boolean }): Slot => ({
    on: event.startStr.slice(0, 10),
    at: event.allDay ? null : event.startStr.slice(11, 16),
  });

  return (
    <FullCalendar
      ref={calendar}
      plugins={plugins}
      locale={format.language === 'ru' ? ruLocale : 'en-gb'}
      firstDay={1}
      timeZone="UTC"
      now={() => nowIn(format.timeZone)}
      initialView={NAMES[view]}
      initialDate={date}
      views={{ agenda: { type: 'list', duration: { days: LIST_DAYS } } }}
      headerToolbar={false}
      height="auto"
      slotMinTime={from}
      slotMaxTime={to}
      slotDuration="00:30"
      slotHeaderInterval="01:00"
      slotHeaderFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
      eventTimeFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
      allDayText={t('allDay')}
      nowIndicator
      fixedWeekCount
      dayMaxEvents={4}
      moreLinkText={(count) => t('more', { count })}
      moreLinkHint={(count: number) => t('moreHint', { count })}
      closeHint={t('card.close')}
      noEventsText={t('nothing')}
      eventDisplay="block"
      eventDurationEditable={false}
      defaultTimedEventDuration="00:30"
      dragRevertDuration={0}
      events={[...items.map(eventOf), ...(cursor.slot && view !== 'list' ? [cursorEvent(cursor.slot)] : [])]}
      eventClass={(info) => info.event.className ?? ''}
      eventContent={(info) => <Content info={info} item={byClass.get(info.event.id)} />}
      eventClick={(info) => {
        info.jsEvent.preventDefault();
        const item = byClass.get(info.event.id);
        if (item) onOpen(item, info.el);
      }}
      eventDrop={(info) => {
        const item = byClass.get(info.event.id);
        const slot = slotOf(info.event);
        // what is shown is decided above, by what the move comes to
        info.revert();
        if (item) onMove(item, slot);
      }}
      dateClick={(info) =>
        onSlot({ on: info.dateStr.slice(0, 10), at: info.allDay ? null : info.dateStr.slice(11, 16) })
      }
      dayCellClass={dayClass}
      dayLaneClass={dayClass}
      dayHeaderClass={view === 'month' ? undefined : dayClass}
      dayHeaderContent={(info) =>
        view === 'month'
          ? dayWords.weekday(plainOf(info.date))
          : head(info, dayWords.head(plainOf(info.date)))
      }
      dayCellTopContent={(info) => head(info, info.dayNumberText)}
      slotMinHeight={34}
      rowMoreLinkClass={classes.more}
      listDayHeaderContent={(info) =>
        info.level === 0 ? (
          <span className={classes.listHead} data-today={info.isToday || undefined}>
            {dayWords.long(plainOf(info.date))}
            {nameOf(plainOf(info.date)) && (
              <span className={classes.holiday}>{nameOf(plainOf(info.date))}</span>
            )}
          </span>
        ) : null
      }
    />
  );
}

function Content({ info, item }: { info: EventDisplayInfo; item: Item | undefined }) {
  const { t } = useTranslation('calendar');
  const words = useItemWords();
  if (!item) return null;
  const { title, more } = words(item);
  const call = item.kind === 'calls';
  return (
    <span className={classes.content} data-view={info.view.type} data-timed={item.at ? true : undefined}>
      {item.overdue && (
        <span className={classes.overdue}>
          !<span className="visuallyHidden"> {t('item.overdue')}</span>
        </span>
      )}
      {item.at && <span className={classes.time}>{item.at}</span>}
      <span aria-hidden="true">{SIGNS[item.kind]}</span>
      {call && <span className="visuallyHidden">{title}</span>}
      <span className={classes.words}>
        <span className={classes.name}>{call ? item.title : title}</span>
        {(call ? item.subtitle : more) && (
          <span className={classes.second}>{call ? item.subtitle : more}</span>
        )}
      </span>
    </span>
  );
}

const cursorEvent = ({ on, at }: Slot) => ({
  id: CURSOR,
  start: at ? `${on}T${at}` : on,
  allDay: at === null,
  display: 'background',
  editable: false,
  color: 'var(--vz-accent)',
});

/** The company's wall clock, as FullCalendar is told every time: without a zone. */
function nowIn(timeZone: string): string {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return clock.format(new Date()).replace(' ', 'T');
}
