import type { Kysely } from 'kysely';
import { russianCalendar, type WorkCalendar, withYears } from '#domain/calendar/workdays.ts';
import { type CalendarYear, calendarYearSchema } from '#domain/calendar/year.ts';
import type { DB } from '#server/db/tables.ts';

/** The years we ship with what the administrator corrected laid over them; `workYears` of the person says when there is more. */
export type WorkCalendarCache = {
  /** Makes sure all corrections up to this count are here. */
  refresh: (upTo: number) => Promise<void>;
  now: () => WorkCalendar;
};

export function workCalendarCache(db: Kysely<DB>): WorkCalendarCache {
  let calendar: WorkCalendar = russianCalendar;
  let count = 0;
  return {
    async refresh(upTo) {
      if (upTo <= count) return;
      const rows = await db.selectFrom('work_years').select(['year', 'days', 'version']).execute();
      const reached = rows.reduce((sum, { version }) => sum + version, 0);
      // another request may have read more meanwhile
      if (reached <= count) return;
      count = reached;
      calendar = withYears(russianCalendar, rows.flatMap(asYear));
    },
    now: () => calendar,
  };
}

const asYear = ({ year, days }: { year: number; days: unknown }): CalendarYear[] =>
  days === null ? [] : [calendarYearSchema.parse({ year, days })];
