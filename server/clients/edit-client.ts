import type { clientRoutes } from '#api/clients.ts';
import type { BodyOf } from '#api/route.ts';
import { can, type Verdict } from '#domain/policy/can.ts';
import { fullName } from '#domain/values/fullName.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import { type Chosen, findChosen, type HeldClient, holdClient, loadClient } from './client-card.queries.ts';
import { presentClient } from './clients.present.ts';
import { insertClient, setClientArchived, setClientRefusal, updateClient } from './clients.store.ts';
import { conflictOf } from './conflict.ts';
import { type ClientValues, normaliseClient, phoneKey } from './normalise.ts';

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
    const chosen = await newlyChosen(tx.reader, before, owned);
    const changes = differences(tellable(before, namesOf(before)), tellable(values, chosen));
    const reach = differences(reachOf(before), reachOf(values));
    const told = { ...changes, ...Object.fromEntries(Object.keys(reach).map((key) => [key, {}])) };
    if (Object.keys(told).length > 0) {
      await updateClient(tx, id, values, owned);
      record(tx, as, {
        kind: 'clientEdited',
        clientId: id,
        data: { version: before.version + 1, changes: told },
      });
      tellLive(tx, { kind: 'client', id });
    }
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

type Owned = { sourceId: number | null; activityId: number | null; managerId: number | null };

/** Only what changed is checked: an entry archived since stays where it already stands. */
async function newlyChosen(
  reader: Parameters<typeof findChosen>[0],
  before: HeldClient,
  owned: Owned,
): Promise<Names> {
  const choice = {
    sourceId: owned.sourceId === before.sourceId ? null : owned.sourceId,
    activityId: owned.activityId === before.activityId ? null : owned.activityId,
    managerId: owned.managerId === before.managerId ? null : owned.managerId,
  };
  const chosen = await findChosen(reader, choice);
  checkChosen(choice, chosen);
  const was = namesOf(before);
  return {
    source: owned.sourceId === before.sourceId ? was.source : chosen.source,
    activity: owned.activityId === before.activityId ? was.activity : chosen.activity,
    manager: owned.managerId === before.managerId ? was.manager : chosen.manager && fullName(chosen.manager),
  };
}

function checkChosen(choice: Owned, chosen: Chosen): void {
  if (choice.sourceId !== null && chosen.source === null) throw invalid('sourceId', 'choice');
  if (choice.activityId !== null && chosen.activity === null) throw invalid('activityId', 'choice');
  if (choice.managerId !== null && chosen.manager === null) throw invalid('managerId', 'manager');
}

type Names = { source: string | null; activity: string | null; manager: string | null };
export const namesOf = (client: Pick<HeldClient, 'source' | 'activity' | 'manager'>): Names => ({
  source: client.source?.name ?? null,
  activity: client.activity?.name ?? null,
  manager: client.manager && fullName(client.manager),
});

/** What the journal tells with its values. */
export const tellable = (
  { name, address, occupation, inn, kpp, site }: Omit<ClientValues, 'phones' | 'emails' | 'nameNormal'>,
  names: Names,
) => ({
  name,
  address,
  source: names.source,
  activity: names.activity,
  occupation,
  inn,
  kpp,
  site,
  manager: names.manager,
});

/** Of phones and addresses, which may be a person's, the journal keeps only that they changed. */
const reachOf = ({ phones, emails }: Pick<ClientValues, 'phones' | 'emails'>) => ({
  phones: phones.map(phoneKey),
  emails,
});
