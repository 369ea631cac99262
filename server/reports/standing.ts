import { REPORT_DAYS } from '#api/reports.ts';
import { isKnownYear, workedThroughEach } from '#domain/calendar/workdays.ts';
import { addDays, daysBetween, partsOf, plainDate } from '#domain/values/dates.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid } from '#server/http/problems.ts';
import { seatedSteps } from '#server/orders/public.ts';
import { type GroupBy, readStanding, type StandingFound } from './standing.queries.ts';
import { placesOf, presentStanding } from './standing-rows.ts';

export type Asked = { from?: string | undefined; to?: string | undefined; groupBy: GroupBy };

/** Of a request, or of a job that reads as a person. */
type Reading = Pick<Ctx, 'person' | 'calendar' | 'today' | 'language' | 'reader'>;

/** Days of a report nobody chose a period for. */
const USUAL = 90;
/** A step that took longer counts as long as this. */
const LONGEST_YEARS = 10;
/** Nothing here is older; before it working days are not counted. */
const EARLIEST = '1992-01-01';

/** «Где стоят заказы»: what stands now, and how long the steps signed in the period took. */
export async function standing(ctx: Reading, { groupBy, ...asked }: Asked) {
  const to = asked.to ?? ctx.today;
  if (to < EARLIEST) throw invalid('to', 'date');
  const from = asked.from ?? addDays(to, 1 - USUAL);
  if (from < EARLIEST) throw invalid('from', 'date');
  const days = daysBetween(from, to);
  if (days < 0 || days >= REPORT_DAYS) throw invalid('to', 'calendar_span', { max: REPORT_DAYS });
  const places = placesOf(ctx.reader);
  const found = await readStanding(ctx.reader, {
    groupBy,
    from,
    to,
    worked: workedUpTo(ctx, from, to),
    steps: seatedSteps(ctx.reader).map((one) => ({
      ...one,
      place: places.findIndex((place) => place.is(one.definitionId, one.step.key)),
    })),
  });
  return {
    from,
    to,
    groupBy,
    total: {
      count: found.stands.reduce((sum, { count }) => sum + count, 0),
      overdue: found.stands.reduce((sum, { overdue }) => sum + overdue, 0),
      query: { standing: 'true' },
    },
    rows: presentStanding(ctx, groupBy, places, found),
    unknownYears: unknownYears(ctx, from, to, found),
  };
}

function workedUpTo({ calendar }: Reading, from: string, to: string) {
  const first = partsOf(from).year - LONGEST_YEARS;
  return { base: plainDate(first, 1, 1), through: workedThroughEach(calendar, first, partsOf(to).year) };
}

/** Only of years that something was counted with. */
function unknownYears(
  { calendar, today }: Reading,
  from: string,
  to: string,
  { stands, done }: StandingFound,
) {
  const spans = [
    ...stands.map(({ oldest }) => [oldest, today] as const),
    ...(done.length > 0 ? [[from, to < today ? to : today] as const] : []),
  ];
  const years = spans.flatMap(([first, last]) => {
    const { year } = partsOf(first);
    return Array.from({ length: Math.max(0, partsOf(last).year - year + 1) }, (_, n) => year + n);
  });
  return [...new Set(years)].filter((year) => !isKnownYear(calendar, year)).sort();
}
