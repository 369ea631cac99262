import type { clientRoutes } from '#api/clients.ts';
import type { BodyOf } from '#api/route.ts';
import { can, type Verdict } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { changeClientValues, checkChosen } from './change-values.ts';
import { findChosen, type HeldClient, holdClient, loadClient } from './client-card.queries.ts';
import { presentClient } from './clients.present.ts';
import { insertClient, setClientArchived, setClientRefusal } from './clients.store.ts';
import { conflictOf } from './conflict.ts';
import { normaliseClient } from './normalise.ts';

type CreateBody = BodyOf<typeof clientRoutes.create>;
type EditBody = BodyOf<typeof clientRoutes.edit>;

/** Adds a client; who adds it is responsible for it unless somebody else is named. */
export function createClient(ctx: Ctx, body: CreateBody) {
  const { values, contacts } = normaliseClient(body, body.contacts);
  return ctx.transact(async (tx) => {
    const as = allowed(ctx, can(ctx.actor, 'client.create', null));
    const managerId = body.managerId === undefined ? ctx.person.employeeId : body.managerId;
    const owned = { sourceId: body.sourceId, activityId: body.activityId, managerId };
    // The creator may be whoever may create; only somebody else has to be checked.
    const other = managerId === ctx.person.employeeId ? null : managerId;
    checkChosen({ ...owned, managerId: other }, await findChosen(tx.reader, { ...owned, managerId: other }));
    const id = await insertClient(tx, { values, owned, contacts, comment: body.comment || null });
    record(tx, as, { kind: 'clientCreated', clientId: id, data: { name: values.name } });
    tellLive(tx, { kind: 'client', id });
    return presentClient(ctx, await loadClient(tx.reader, id));
  });
}

/** Changes a client as seen at a version; what others changed since is shown instead of being overwritten. */
export function editClient(ctx: Ctx, id: number, body: EditBody) {
  const { values } = normaliseClient(body);
  return ctx.transact(async (tx) => {
    const before = await holdClient(tx.reader, id);
    const as = mayEdit(ctx, before);
    if (before.version !== body.version)
      throw await conflictOf(ctx, tx.reader, { clientId: id }, { seen: body.version, now: before.version });
    const managerId = body.managerId === undefined ? before.managerId : body.managerId;
    const owned = { sourceId: body.sourceId, activityId: body.activityId, managerId };
    await changeClientValues(tx, as, before, { ...values, ...owned });
    return presentClient(ctx, await loadClient(tx.reader, id));
  });
}

const minimalReason = 3;

export function refuseClient(ctx: Ctx, id: number, reason: string) {
  if (reason.length < minimalReason) throw invalid('reason', 'reason_needed');
  return changeState(ctx, id, async (tx, client) => {
    if (client.status === 'refused') throw new HttpProblem('already_done');
    await setClientRefusal(tx, id, reason);
    return { kind: 'clientRefused', data: { reason } };
  });
}

export const takeClientBack = (ctx: Ctx, id: number) =>
  changeState(ctx, id, async (tx, client) => {
    if (client.status !== 'refused') throw new HttpProblem('already_done');
    await setClientRefusal(tx, id, null);
    return { kind: 'clientTakenBack' };
  });

export const archiveClient = (ctx: Ctx, id: number, archived: boolean) =>
  changeState(ctx, id, async (tx, client) => {
    if (client.archived === archived) throw new HttpProblem('already_done');
    const calls = await setClientArchived(tx, id, archived);
    return { kind: archived ? 'clientArchived' : 'clientRestored', calls };
  });

type Act = (
  tx: Parameters<Parameters<Ctx['transact']>[0]>[0],
  client: HeldClient,
) => Promise<{ kind: string; data?: Record<string, unknown>; calls?: readonly number[] }>;

function changeState(ctx: Ctx, id: number, act: Act) {
  return ctx.transact(async (tx) => {
    const client = await holdClient(tx.reader, id);
    const as = mayEdit(ctx, client);
    const { calls = [], ...fact } = await act(tx, client);
    record(tx, as, { ...fact, clientId: id });
    tellLive(tx, { kind: 'client', id });
    for (const callId of calls) {
      record(tx, as, { kind: 'callCancelled', clientId: id, data: { callId } });
      tellLive(tx, { kind: 'call', id: callId });
    }
    return presentClient(ctx, await loadClient(tx.reader, id));
  });
}

/** Who edits this client, or a refusal; one that was merged into another is edited there. */
export function mayEdit(ctx: Ctx, client: Pick<HeldClient, 'managerId' | 'mergedInto'>) {
  const as = allowed(ctx, can(ctx.actor, 'client.edit', { managerId: client.managerId }));
  if (client.mergedInto) throw new HttpProblem('client_merged');
  return as;
}

export function allowed(ctx: Ctx, verdict: Verdict) {
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  return verdict.as;
}
