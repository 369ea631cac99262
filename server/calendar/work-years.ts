import type { z } from 'zod';
import type { workYear } from '#api/work-years.ts';
import { LABOUR_CODE_HOLIDAYS } from '#domain/calendar/holidays.ts';
import { russianCalendar } from '#domain/calendar/workdays.ts';
import { type CalendarYear, calendarYearSchema } from '#domain/calendar/year.ts';
import { can } from '#domain/policy/can.ts';
import type { Tx } from '#server/db/transact.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import { findWorkYear, type WorkYearRow } from './work-years.queries.ts';
import { putWorkYear } from './work-years.store.ts';

type Days = CalendarYear['days'];
type Shown = z.input<typeof workYear>;

export const showWorkYear = async (ctx: Ctx, year: number): Promise<Shown> =>
  present(year, await findWorkYear(ctx.reader, year));

/** The whole year as the administrator wants it. Terms that were already counted stay. */
export function correctWorkYear(ctx: Ctx, year: number, wanted: { days: Days; version: number }) {
  const read = calendarYearSchema.safeParse({ year, days: wanted.days });
  if (!read.success) throw invalid('days', 'calendar_no_such_day');
  return write(ctx, year, { days: wanted.days, seen: wanted.version });
}

export const putWorkYearBack = (ctx: Ctx, year: number) => write(ctx, year, { days: null, seen: null });

function write(ctx: Ctx, year: number, { days, seen }: { days: Days | null; seen: number | null }) {
  return ctx.transact(async (tx) => {
    const verdict = can(ctx.actor, 'company.administer', null);
    if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
    const before = await findWorkYear(tx.reader, year);
    const version = before?.version ?? 0;
    if (seen !== null && seen !== version) throw conflict(version);
    const changes = changesOf(before?.days ?? lawOf(year), days ?? lawOf(year));
    if (Object.keys(changes).length === 0) return present(year, before);
    if (!(await putWorkYear(tx, { year, days, seen: version, at: ctx.now }))) throw conflict(version + 1);
    record(tx, verdict.as, { kind: 'workYearCorrected', data: { year, putBack: days === null, changes } });
    tellLive(tx, { kind: 'workYear', id: year });
    return present(year, await held(tx, year));
  });
}

const held = (tx: Tx, year: number) => findWorkYear(tx.reader, year);
const conflict = (version: number) =>
  new HttpProblem('version_conflict', { extra: { difference: [], version } });

/** Days that differ, also those of only one of the two. */
function changesOf(before: Days, after: Days) {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const whole = (days: Days) => Object.fromEntries(keys.map((key) => [key, days[key] ?? null]));
  return differences<Record<string, unknown>>(whole(before), whole(after));
}

/** What stands without us: the published data, or the holidays of the Labour Code. */
function lawOf(year: number): Days {
  const published = russianCalendar.get(year);
  if (published) return published.days;
  return Object.fromEntries(
    Object.entries(LABOUR_CODE_HOLIDAYS).map(([day, holiday]) => [day, { kind: 'off', holiday }]),
  );
}

function present(year: number, row: WorkYearRow | undefined): Shown {
  const law = russianCalendar.has(year) ? 'published' : 'labourCode';
  return {
    year,
    days: { ...(row?.days ?? lawOf(year)) },
    source: row?.days ? 'corrected' : law,
    law,
    correctedBy: row ? presentPerson(row.correctedBy) : null,
    correctedAt: row?.correctedAt ?? null,
    version: row?.version ?? 0,
  };
}
