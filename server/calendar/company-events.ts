import type { z } from 'zod';
import type { calendarRoutes, companyEvent } from '#api/calendar.ts';
import type { BodyOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed, whoMay } from '#server/http/refused.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import { type CompanyEventRow, holdEvent, loadEvent } from './company-events.queries.ts';
import { cancelEventRow, type EventValues, insertEvent, updateEvent } from './company-events.store.ts';

type Body = BodyOf<typeof calendarRoutes.createEvent>;

export function presentEvent(ctx: Ctx, row: CompanyEventRow): z.input<typeof companyEvent> {
  const verdict = can(ctx.actor, 'event.edit', { departments: row.departments.map(({ key }) => key) });
  return {
    ...row,
    departments: row.departments.map(({ id, name }) => ({ id, name })),
    createdBy: presentPerson(row.createdBy),
    abilities: {
      edit: verdict.ok
        ? { allowed: true, reason: null }
        : { allowed: false, reason: whoMay(ctx.person, verdict.allowed, null, ctx.language) },
    },
  };
}

export function createEvent(ctx: Ctx, body: Body) {
  return ctx.transact(async (tx) => {
    const as = allowed(ctx, keysOf(ctx, body.departmentIds));
    checkTimes(body);
    const id = await insertEvent(tx, body);
    record(tx, as, { kind: 'companyEventAdded', data: { eventId: id, title: body.title } });
    tellLive(tx, { kind: 'event', id });
    return presentEvent(ctx, await loadEvent(tx.reader, id));
  });
}

export function editEvent(
  ctx: Ctx,
  id: number,
  { version, ...body }: BodyOf<typeof calendarRoutes.editEvent>,
) {
  return ctx.transact(async (tx) => {
    const before = await holdEvent(tx.reader, id);
    allowed(
      ctx,
      before.departments.map(({ key }) => key),
    );
    const as = allowed(ctx, keysOf(ctx, body.departmentIds));
    if (before.version !== version)
      throw new HttpProblem('version_conflict', { extra: { difference: [], version: before.version } });
    checkTimes(body);
    const changes = differences(valuesOf(before), { ...body, departmentIds: [...body.departmentIds] });
    if (Object.keys(changes).length > 0) {
      await updateEvent(tx, id, body);
      record(tx, as, { kind: 'companyEventEdited', data: { eventId: id, changes } });
      tellLive(tx, { kind: 'event', id });
    }
    return presentEvent(ctx, await loadEvent(tx.reader, id));
  });
}

export function cancelEvent(ctx: Ctx, id: number): Promise<{ ok: true }> {
  return ctx.transact(async (tx) => {
    const before = await holdEvent(tx.reader, id);
    const as = allowed(
      ctx,
      before.departments.map(({ key }) => key),
    );
    await cancelEventRow(tx, id);
    record(tx, as, { kind: 'companyEventCancelled', data: { eventId: id, title: before.title } });
    tellLive(tx, { kind: 'event', id });
    return { ok: true };
  });
}

function allowed(ctx: Ctx, departments: readonly string[]) {
  const verdict = can(ctx.actor, 'event.edit', { departments });
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  return verdict.as;
}

function keysOf({ person }: Ctx, ids: readonly number[]): string[] {
  return ids.map((id) => {
    const found = person.departments.find((one) => one.id === id);
    if (!found) throw invalid('departmentIds', 'event_departments');
    return found.key;
  });
}

function checkTimes({ startsOn, endsOn, at, until }: Body): void {
  if (endsOn < startsOn) throw invalid('endsOn', 'event_days');
  if (until !== null && (at === null || (startsOn === endsOn && until <= at)))
    throw invalid('until', 'event_times');
}

const valuesOf = ({
  departments,
  title,
  note,
  startsOn,
  endsOn,
  at,
  until,
}: CompanyEventRow): EventValues => ({
  title,
  note,
  startsOn,
  endsOn,
  at,
  until,
  departmentIds: departments.map(({ id }) => id),
});
