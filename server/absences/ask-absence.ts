import type { absenceRequestRoutes } from '#api/absences.ts';
import type { BodyOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import { formatDate } from '#domain/values/dates.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { presentRequest } from './absences.present.ts';
import { insertRequest, withdrawRequest } from './absences.store.ts';
import { sayDecided } from './absences.words.ts';
import { allowed, checkAsked, checkSubstitute, checkVersion } from './checks.ts';
import { factsOfAsking } from './facts.queries.ts';
import { holdRequest } from './requests.queries.ts';

/** A request is told to who decides it; nothing else follows from it. */
export function askAbsence(ctx: Ctx, body: BodyOf<typeof absenceRequestRoutes.ask>) {
  return ctx.transact(async (tx) => {
    const as = allowed(ctx, can(ctx.actor, 'absence.ask', null));
    const { employeeId } = ctx.actor;
    const { fromOn, toOn, substituteId } = body;
    checkAsked(ctx, body);
    const { self, headIds, own, ...facts } = await factsOfAsking(tx.reader, body);
    const say = (day: string) => formatDate(day, ctx.language);
    if (own) throw invalid('fromOn', 'absence_again', { from: say(own.fromOn), to: say(own.toOn) });
    const substitute = substituteId === null ? null : checkSubstitute(ctx, employeeId, facts.substitute);
    const { id } = await insertRequest(tx, { ...body, employeeId, at: ctx.now });
    const data = { absenceRequestId: id, fromOn, toOn };
    record(tx, as, { kind: 'absenceRequested', employeeId, data }, true);
    tellLive(tx, { kind: 'absenceRequest', id });
    const made = { id, employee: self, askedBy: self, askedAt: ctx.now, headIds, substitute, version: 1 };
    return presentRequest(ctx, { ...body, ...made, ...notDecided });
  });
}

const notDecided = {
  state: 'requested' as const,
  decidedBy: null,
  decidedAt: null,
  reason: '',
  absenceId: null,
  overlaps: [],
  standsIn: [],
};

export function withdrawAbsence(ctx: Ctx, id: number, version: number) {
  return ctx.transact(async (tx) => {
    const held = await holdRequest(tx.reader, id);
    const { employee, fromOn, toOn, state } = held;
    const as = allowed(
      ctx,
      can(ctx.actor, 'absence.withdraw', { employeeId: employee.id, headIds: held.headIds }),
    );
    checkVersion(ctx, held, version);
    if (state !== 'requested') throw new HttpProblem('already_done', { detail: sayDecided(state) });
    await withdrawRequest(tx, id);
    const data = { absenceRequestId: id, fromOn, toOn };
    record(tx, as, { kind: 'absenceRequestWithdrawn', employeeId: employee.id, data });
    tellLive(tx, { kind: 'absenceRequest', id });
    return presentRequest(ctx, { ...held, state: 'withdrawn', version: version + 1 });
  });
}
