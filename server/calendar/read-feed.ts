import type { calendarFeedRoutes } from '#api/calendar-feeds.ts';
import { calendarKinds } from '#domain/calendar/kinds.ts';
import { addDays } from '#domain/values/dates.ts';
import { findPerson } from '#server/auth/actor.ts';
import type { PublicCtx } from '#server/http/context.ts';
import type { Input } from '#server/http/define-route.ts';
import { notFound } from '#server/http/problems.ts';
import { readerFor } from '#server/visibility/reader.ts';
import { readCalendar } from './calendar.queries.ts';
import { icsOf } from './ics.ts';
import { aMinute } from './windowed.ts';

const BACK = 30;
const AHEAD = 180;

/**
 * The calendar of whoever made the link, with the rights they have at this moment. A link that never was, one that was
 * revoked and one of somebody dismissed answer alike.
 */
export async function readFeed(
  ctx: PublicCtx,
  { params, reply }: Input<typeof calendarFeedRoutes.read>,
): Promise<undefined> {
  slowDown(ctx.address, ctx.now);
  const [, token] = /^([\w-]{43})\.ics$/.exec(params.file) ?? [];
  const person = token === undefined ? null : await findPerson(ctx.db, { calendarToken: token }, null);
  if (!person) throw notFound();
  const { definitions, config } = ctx.deps;
  await definitions.refresh(person.lastDefinition);
  const found = await readCalendar(readerFor(ctx.db, person, definitions), {
    from: addDays(person.today, -BACK),
    to: addDays(person.today, AHEAD),
    who: 'mine',
    kinds: calendarKinds,
    overdue: null,
  });
  const text = icsOf(found, {
    ownId: person.employeeId,
    language: person.language,
    timeZone: person.company.timeZone,
    company: person.company.name,
    publicUrl: config.publicUrl,
    now: ctx.now,
    stepOf: (definitionId, seq) => definitions.byId(definitionId).body.steps[seq - 1]?.shortTitle ?? null,
  });
  await reply
    .headers({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="vizir.ics"',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    })
    .send(text);
  return undefined;
}

/** Phones of a whole office behind one address, and no more. */
const slowDown = aMinute(600);
