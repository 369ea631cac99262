import { type Overlap, overlapsOf } from '#domain/absences/overlaps.ts';
import { isWorkingDay, type WorkCalendar } from '#domain/calendar/workdays.ts';
import { addDays, daysBetween, type PlainDate } from '#domain/values/dates.ts';
import type { Planned } from './absences.queries.ts';

export type PlannedSpan = Planned['absences'][number];

/** The year as days from 0; what reaches beyond it is cut. */
export function within(year: number, { fromOn, toOn }: { fromOn: PlainDate; toOn: PlainDate }) {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const from = fromOn < first ? first : fromOn;
  const to = toOn > last ? last : toOn;
  return { fromOn: from, toOn: to, at: daysBetween(first, from), days: daysBetween(from, to) + 1 };
}

export const lengthOf = (year: number): number => daysBetween(`${year}-01-01`, `${year}-12-31`) + 1;

/** Runs of days that are not worked, weekends and holidays alike. */
export function daysOff(calendar: WorkCalendar, year: number): { at: number; days: number }[] {
  const runs: { at: number; days: number }[] = [];
  for (let at = 0, day = `${year}-01-01`; at < lengthOf(year); at += 1, day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) continue;
    const last = runs.at(-1);
    if (last && last.at + last.days === at) last.days += 1;
    else runs.push({ at, days: 1 });
  }
  return runs;
}

/** Two or more of one group at once: of the chosen department, or, where everybody is shown, of each department alone. */
export function clashesOf(people: readonly Planned[], year: number, apart: boolean): Overlap<Planned>[] {
  const groups = new Map<string, Planned[]>();
  for (const one of people) {
    const key = apart ? (one.departmentName ?? '') : '';
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.entries()]
    .filter(([key]) => !apart || key !== '')
    .flatMap(([, some]) =>
      overlapsOf(some.flatMap((who) => who.absences.map((span) => ({ who, ...within(year, span) })))),
    )
    .sort((one, other) => (one.fromOn < other.fromOn ? -1 : 1));
}

/** Calendar days away in the year, each counted once. */
export function daysAway(year: number, spans: readonly PlannedSpan[]): number {
  const days = new Set<number>();
  for (const span of spans) {
    if (span.requested) continue;
    const { at, days: length } = within(year, span);
    for (let n = at; n < at + length; n += 1) days.add(n);
  }
  return days.size;
}
