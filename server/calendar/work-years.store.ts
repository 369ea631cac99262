import { sql } from 'kysely';
import type { CalendarYear } from '#domain/calendar/year.ts';
import type { Tx } from '#server/db/transact.ts';

type Correction = { year: number; days: CalendarYear['days'] | null; seen: number; at: string };

/** Writes the year over the version that was seen (0: no row yet); false where somebody was first. */
export async function putWorkYear(
  { trx, person }: Tx,
  { year, days, seen, at }: Correction,
): Promise<boolean> {
  const { rows } = await sql<{ version: number }>`
    insert into work_years as y (year, days, corrected_by, corrected_at)
    select ${year}::int, ${days === null ? null : JSON.stringify(days)}::jsonb, ${person.employeeId}::bigint, ${at}::timestamptz
    where ${seen}::int = 0 or exists (select 1 from work_years w where w.year = ${year}::int)
    on conflict (year) do update set days = excluded.days, corrected_by = excluded.corrected_by, corrected_at = excluded.corrected_at, version = y.version + 1
    where y.version = ${seen}::int returning y.version`.execute(trx);
  return rows.length > 0;
}
