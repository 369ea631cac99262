import type { calendarRoutes } from '#api/calendar.ts';
import type { QueryOf } from '#api/route.ts';
import { CALENDAR_DAYS, CALENDAR_ITEMS, type CalendarKind, calendarKinds } from '#domain/calendar/kinds.ts';
import { isKnownYear } from '#domain/calendar/workdays.ts';
import { can } from '#domain/policy/can.ts';
import { daysBetween, partsOf } from '#domain/values/dates.ts';
import { clockOf } from '#server/calls/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid } from '#server/http/problems.ts';
import { presentCallItem, presentDays, presentItems } from './calendar.present.ts';
import { readCalendar, type Whose } from './calendar.queries.ts';

/** Late calls shown above the calendar. */
const LATE = 20;

export async function calendar(ctx: Ctx, { from, to, who, kinds }: QueryOf<typeof calendarRoutes.read>) {
  const days = daysBetween(from, to);
  if (days < 0 || days >= CALENDAR_DAYS) throw invalid('to', 'calendar_span', { max: CALENDAR_DAYS });
  const found = await readCalendar(ctx.reader, {
    from,
    to,
    who: whoseOf(who),
    kinds: (kinds?.split(',') as CalendarKind[] | undefined) ?? calendarKinds,
    overdue: { now: clockOf(ctx), rows: LATE + 1 },
  });
  const years = [...new Set([from, to].map((date) => partsOf(date).year))];
  return {
    items: presentItems(ctx, found, CALENDAR_ITEMS),
    more: calendarKinds.filter((kind) => found[kind].length > CALENDAR_ITEMS),
    overdue: {
      items: found.overdue.slice(0, LATE).map((row) => presentCallItem(ctx, row)),
      more: found.overdue.length > LATE,
    },
    days: presentDays(ctx.calendar, from, to),
    unknownYears: years.filter((year) => !isKnownYear(ctx.calendar, year)),
    eventsFor: eventsFor(ctx),
  };
}

const whoseOf = (who: string): Whose =>
  who === 'mine' || who === 'department' ? who : [...new Set(who.split(',').map(Number))];

/** For whom the reader may make events. */
function eventsFor({ actor, person }: Ctx) {
  const everybody = can(actor, 'event.edit', { departments: [] }).ok;
  const led = new Set(actor.selves.flatMap((self) => self.heads));
  return {
    everybody,
    departments: person.departments
      .filter(({ key }) => everybody || led.has(key))
      .map(({ id, name }) => ({ id, name })),
  };
}
