import type { Reader } from '#server/visibility/reader.ts';

/** Working days after which the head hears of an overdue call. */
export async function readHeadDays(reader: Reader): Promise<number> {
  const row = await reader.company().select('y.call_head_days').executeTakeFirstOrThrow();
  return row.call_head_days;
}

export async function readCallSettings(reader: Reader) {
  const row = await reader
    .ownCallSettings()
    .select(['x.day_before', 'x.minutes_before', 'x.overdue'])
    .executeTakeFirst();
  if (!row) return null;
  return {
    dayBefore: row.day_before,
    // the table lets nothing else stand
    minutesBefore: row.minutes_before as 5 | 10 | 15 | 30 | 60 | null,
    overdue: row.overdue,
  };
}
