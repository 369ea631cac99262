/** What other rooms may use of the calendar. */
export { aMinute } from './windowed.ts';
export { type WorkCalendarCache, workCalendarCache } from './work-calendar.store.ts';
