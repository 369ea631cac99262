/** What other rooms may use of the calendar. */
export { type WorkCalendarCache, workCalendarCache } from './work-calendar.store.ts';
