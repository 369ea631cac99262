import { type RawBuilder, sql } from 'kysely';

/** An instant inside JSON, as the driver gives it outside: ISO, UTC, milliseconds. */
export const isoJson = (at: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** An instant exactly, for cursors: microseconds since 1970. */
export const micros = (at: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`(extract(epoch from ${at}) * 1000000)::bigint`;

/** The way back. */
export const instant = (since: number): RawBuilder<string> =>
  sql<string>`(timestamptz 'epoch' + ${since}::bigint * interval '1 microsecond')`;
