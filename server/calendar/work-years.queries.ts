import { sql } from 'kysely';
import type { CalendarYear } from '#domain/calendar/year.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type WorkYearRow = {
  days: CalendarYear['days'] | null;
  correctedBy: PersonRow;
  correctedAt: string;
  version: number;
};

/** What was corrected of the year; undefined: nothing ever. */
export const findWorkYear = (reader: Reader, year: number): Promise<WorkYearRow | undefined> =>
  reader
    .workYears()
    .where('y.year', '=', year)
    .select([
      sql<WorkYearRow['days']>`y.days`.as('days'),
      personJson(sql`y.corrected_by`).$castTo<PersonRow>().as('correctedBy'),
      'y.corrected_at as correctedAt',
      'y.version',
    ])
    .executeTakeFirst();
