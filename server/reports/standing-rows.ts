import type { z } from 'zod';
import type { standingRow } from '#api/reports.ts';
import { workingDaysBetween } from '#domain/calendar/workdays.ts';
import type { Ctx } from '#server/http/context.ts';
import { named } from '#server/orders/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import type { GroupBy, Key, StandingFound } from './standing.queries.ts';

export type StandingRow = z.input<typeof standingRow>;
type Query = Record<string, string>;
type Group = Pick<StandingRow, 'step' | 'department' | 'person'>;
export type Place = {
  step: NonNullable<Group['step']>;
  /** In the newest version of its process: it stands in the report also while nothing stands there. */
  isCurrent: boolean;
  is: (definitionId: number, key: string) => boolean;
};
type Reading = Pick<Ctx, 'person' | 'calendar' | 'today' | 'language'>;

/** Every step of every process once, whatever versions have it; in the words of the newest. */
export function placesOf({ definitions }: Reader): Place[] {
  const current = definitions.current();
  const older = definitions.all().toSorted((one, other) => other.version - one.version);
  const places: Place[] = [];
  for (const { key: process, body, id } of [...current, ...older])
    for (const [index, { key, title, shortTitle }] of body.steps.entries()) {
      if (places.some(({ step }) => step.process === process && step.key === key)) continue;
      places.push({
        step: { process, processTitle: body.title, key, number: index + 1, title, shortTitle },
        isCurrent: current.some((one) => one.id === id),
        is: (definitionId, wanted) => wanted === key && definitions.byId(definitionId).key === process,
      });
    }
  return places;
}

/** Steps in the order of the process; departments and people by how many orders wait for them. */
export function presentStanding(
  ctx: Reading,
  groupBy: GroupBy,
  places: readonly Place[],
  found: StandingFound,
): StandingRow[] {
  const groupOf = grouping(ctx, places, found);
  const always =
    groupBy === 'step' ? places.flatMap(({ isCurrent }, a) => (isCurrent ? [{ a, b: null }] : [])) : [];
  const rows = distinct([...always, ...found.stands, ...found.done]).map((key): StandingRow => {
    const { group, query } = groupOf(groupBy, key);
    return {
      ...group,
      stands: standsHere(ctx, key, found, query),
      waits: waitsHere(groupBy, key, found, query, groupOf),
      done: doneHere(key, found),
    };
  });
  return groupBy === 'step' ? rows : rows.sort(byCount(({ stands }) => stands.count));
}

type Grouped = { group: Group; query: Query };
type GroupOf = (by: GroupBy, key: Key) => Grouped;

/** What the two numbers of a key mean, and the filter of the orders list that shows what stands there. */
function grouping(ctx: Reading, places: readonly Place[], { people }: StandingFound): GroupOf {
  const several = new Set(places.map(({ step }) => step.process)).size > 1;
  const departmentOf = (id: number | null) => {
    const department = ctx.person.departments.find((one) => one.id === id);
    return department ? { id: department.id, name: department.name } : null;
  };
  return (by, { a, b }) => {
    if (by === 'step') {
      const step = places[Number(a)]?.step ?? null;
      const process: Query = several && step ? { process: step.process } : {};
      return { group: { ...nothing, step }, query: { ...process, step: step?.key ?? '', standing: 'true' } };
    }
    if (by === 'department') {
      const query = { awaited: `department:${a ?? 'none'}` };
      return { group: { ...nothing, department: departmentOf(a) }, query };
    }
    const person = people.find(({ id }) => id === a);
    const query = { awaited: person ? `employee:${person.id}` : b === null ? 'nobody' : `members:${b}` };
    return {
      group: { ...nothing, person: person ? named(person) : null, department: departmentOf(b) },
      query,
    };
  };
}

function standsHere(ctx: Reading, key: Key, { stands }: StandingFound, query: Query): StandingRow['stands'] {
  const here = stands.find((one) => isSame(one, key));
  if (!here) return { count: 0, overdue: 0, median: null, worst: null, worstOrder: null, query };
  const stood = (day: string) => workingDaysBetween(ctx.calendar, day, ctx.today).days;
  return {
    count: here.count,
    overdue: here.overdue,
    // the day in the middle is that of the working days in the middle: they only grow with it
    median: (stood(here.early) + stood(here.late)) / 2,
    worst: stood(here.oldest),
    worstOrder: { id: here.worst, number: here.number },
    query,
  };
}

function waitsHere(
  groupBy: GroupBy,
  key: Key,
  { waits }: StandingFound,
  query: Query,
  groupOf: GroupOf,
): StandingRow['waits'] {
  return waits
    .filter((one) => isSame(one, key))
    .map(({ pa, pb, count }) => {
      const part = groupOf(groupBy === 'person' ? 'step' : 'person', { a: pa, b: pb });
      // somebody awaited in a department may be awaited for another one too
      const awaited = [query.awaited, part.query.awaited].filter((one) => one !== undefined).join(',');
      return { ...part.group, count, query: { ...query, ...part.query, awaited } };
    })
    .sort(byCount(({ count }) => count));
}

function doneHere(key: Key, { done }: StandingFound): StandingRow['done'] {
  const here = done.find((one) => isSame(one, key));
  if (!here) return { count: 0, median: null, worst: null, worstOrder: null };
  const { count, median, worstDays, worst, number } = here;
  return { count, median, worst: worstDays, worstOrder: { id: worst, number } };
}

const nothing: Group = { step: null, department: null, person: null };
const isSame = (one: Key, other: Key): boolean => one.a === other.a && one.b === other.b;
const distinct = (keys: readonly Key[]): Key[] =>
  keys.flatMap((key, at) =>
    keys.findIndex((one) => isSame(one, key)) === at ? [{ a: key.a, b: key.b }] : [],
  );

/** The most first; of as many, as they are called. */
const byCount =
  <T extends Group>(count: (one: T) => number) =>
  (one: T, other: T): number =>
    count(other) - count(one) || labelOf(one).localeCompare(labelOf(other), 'ru');

const labelOf = ({ step, person, department }: Group): string =>
  step ? `${step.process} ${step.number}` : (person?.name ?? department?.name ?? '');
