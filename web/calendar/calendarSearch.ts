import { type CalendarKind, calendarKinds } from '#domain/calendar/kinds.ts';
import { addDays, dayOfWeek, isPlainDate, type PlainDate } from '#domain/values/dates.ts';
import { oneOf, type Raw, textParam } from '#web/table/listParams.ts';

export const VIEWS = ['day', 'week', 'month', 'list'] as const;
export type View = (typeof VIEWS)[number];

/** What the address says; what it does not say is decided by the page: week, today, mine, all kinds. */
export interface CalendarSearch {
  view?: View;
  date?: PlainDate;
  who?: string;
  kinds?: string;
}

export function readCalendarSearch(raw: Raw): CalendarSearch {
  const date = textParam(raw.date);
  const who = textParam(raw.who);
  const kinds = textParam(raw.kinds);
  const known = kinds
    ?.split(',')
    .filter((one) => oneOf(calendarKinds, one))
    .slice(0, calendarKinds.length);
  return {
    view: oneOf(VIEWS, raw.view),
    date: date && isPlainDate(date) ? date : undefined,
    who: who && /^(department|[1-9]\d{0,14}(,[1-9]\d{0,14}){0,49})$/.test(who) ? who : undefined,
    kinds: kinds === NONE ? NONE : known && known.length > 0 ? known.join(',') : undefined,
  };
}

/** Every kind is switched off: a choice too, and not the same as none made. */
export const NONE = 'none';

export const kindsOf = (kinds: string | undefined): CalendarKind[] =>
  kinds === undefined ? [...calendarKinds] : calendarKinds.filter((kind) => kinds.split(',').includes(kind));

/** The days a view shows, with those of the neighbouring months in a month. */
export function spanOf(view: View, date: PlainDate): { from: PlainDate; to: PlainDate } {
  if (view === 'day') return { from: date, to: date };
  if (view === 'list') return { from: date, to: addDays(date, LIST_DAYS - 1) };
  const from = mondayOf(view === 'week' ? date : `${date.slice(0, 8)}01`);
  return { from, to: addDays(from, view === 'week' ? 6 : 41) };
}

export const LIST_DAYS = 14;
const mondayOf = (date: PlainDate): PlainDate => addDays(date, 1 - dayOfWeek(date));

/** One view earlier (-1) or later (1). */
export function shifted(view: View, date: PlainDate, by: -1 | 1): PlainDate {
  if (view === 'day') return addDays(date, by);
  if (view === 'week') return addDays(date, 7 * by);
  if (view === 'list') return addDays(date, LIST_DAYS * by);
  const first = `${date.slice(0, 8)}01`;
  return by < 0 ? `${addDays(first, -1).slice(0, 8)}01` : `${addDays(first, 31).slice(0, 8)}01`;
}
