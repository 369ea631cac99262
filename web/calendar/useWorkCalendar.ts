import { useQueries } from '@tanstack/react-query';
import { russianCalendar, type WorkCalendar, withYears } from '#domain/calendar/workdays.ts';
import { addDays } from '#domain/values/dates.ts';
import { workYearQuery } from './workYears.queries.ts';

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Working days around this one as the administrator corrected them; until they are here, as the year was published. */
export function useWorkCalendar(day: string): WorkCalendar {
  const years = [...new Set([yearOf(day), yearOf(addDays(day, 60))])];
  const found = useQueries({ queries: years.map(workYearQuery) });
  return withYears(
    russianCalendar,
    found.flatMap(({ data }) =>
      data && data.source !== 'labourCode' ? [{ year: data.year, days: data.days }] : [],
    ),
  );
}
