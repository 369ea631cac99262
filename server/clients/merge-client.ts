import { mergeChoices, type mergeRoutes } from '#api/client-merges.ts';
import type { BodyOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import { emailKey } from '#domain/values/email.ts';
import { mayHaveKpp } from '#domain/values/kpp.ts';
import { RightsChanged, type Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { differences, tellLive } from '#server/journal/record.ts';
import { namesOf, tellable } from './change-values.ts';
import { type HeldClient, holdClients, loadClient, mergeOf } from './client-card.queries.ts';
import { type Choices, mergeClients, unmergeClients } from './client-merges.store.ts';
import { presentClient } from './clients.present.ts';
import { conflictOf } from './conflict.ts';
import { allowed } from './edit-client.ts';
import { phoneKey, type StoredPhone } from './normalise.ts';
import { labelsOf } from './stays.queries.ts';

type Body = BodyOf<typeof mergeRoutes.merge>;
type Choice = (typeof mergeChoices)[number];

/** Two clients become one: everything that hangs on this one moves to the other, and it goes to the archive. */
export function mergeClient(ctx: Ctx, id: number, body: Body) {
  return apart(
    ctx.transact(async (tx) => {
      const held = await holdClients(tx.reader, [id, body.intoId]);
      const other = held.find((one) => one.id === id);
      if (!other) throw notFound();
      const kept = held.find((one) => one.id === body.intoId);
      const managerIds = held.map((one) => one.managerId);
      const as = allowed(ctx, can(ctx.actor, 'client.merge', { managerIds }));
      if (!kept) throw invalid('intoId', 'choice');
      if (kept === other) throw invalid('intoId', 'same_client');
      if (kept.mergedInto || other.mergedInto) throw new HttpProblem('client_merged');
      await checkSeen(ctx, tx, other, body.version);
      await checkSeen(ctx, tx, kept, body.intoVersion);
      const { choices, changes } = merged(kept, other, body.take ?? emptyAt(kept, other));
      const outcome = await mergeClients(tx, { ...act(ctx, as, kept, other), choices, changes });
      tellMoved(tx, kept.id, other.id, outcome);
      return presentClient(ctx, await loadClient(tx.reader, kept.id));
    }),
  );
}

/** Two clients again: what moved goes back, and fields nobody changed since; the rest stays, and is told. */
export function unmergeClient(ctx: Ctx, id: number) {
  return apart(
    ctx.transact(async (tx) => {
      const held = await holdClients(tx.reader, mergeOf(id));
      const other = held.find((one) => one.id === id);
      if (!other) throw notFound();
      const kept = held.find((one) => one.id === other.mergedInto?.id);
      if (!kept || other.mergedBy === null) throw new HttpProblem('already_done');
      const as = allowed(ctx, can(ctx.actor, 'client.unmerge', { madeBy: other.mergedBy }));
      // what it was merged into went on into a third: that comes back first
      if (kept.mergedInto) throw new HttpProblem('client_merged');
      const outcome = await unmergeClients(tx, act(ctx, as, kept, other));
      tellMoved(tx, kept.id, other.id, outcome);
      return {
        client: presentClient(ctx, await loadClient(tx.reader, id)),
        other: { id: kept.id, name: kept.name },
        stays: await labelsOf(tx.reader, outcome.stays, ctx.language),
      };
    }),
  );
}

async function checkSeen(ctx: Ctx, tx: Tx, client: HeldClient, seen: number): Promise<void> {
  if (client.version === seen) return;
  throw await conflictOf(ctx, tx.reader, { clientId: client.id }, { seen, now: client.version });
}

const act = (ctx: Ctx, as: Self, kept: HeldClient, other: HeldClient) => ({
  epoch: ctx.person.epoch,
  at: ctx.now,
  actorId: ctx.person.employeeId,
  standingForId: as.employeeId === ctx.person.employeeId ? null : as.employeeId,
  keptId: kept.id,
  keptVersion: kept.version,
  keptName: kept.name,
  otherId: other.id,
  otherVersion: other.version,
  otherName: other.name,
});

/** What is filled at the other alone. */
const emptyAt = (kept: HeldClient, other: HeldClient): Choice[] =>
  mergeChoices.filter((key) => filledIn(kept, key) === null && filledIn(other, key) !== null);

function filledIn(client: HeldClient, key: Choice): unknown {
  if (key === 'source' || key === 'activity' || key === 'manager') return client[`${key}Id`];
  return client[key] || null;
}

/** The kept client as it will stand, and what the journal tells of it. */
function merged(kept: HeldClient, other: HeldClient, take: readonly Choice[]) {
  const of = (key: Choice) => (take.includes(key) ? other : kept);
  const [inn, kpp] = [of('inn').inn, of('kpp').kpp];
  if (inn && kpp && !mayHaveKpp(inn)) throw invalid('take', 'kpp_not_for_person');
  const lists = {
    phones: both(kept.phones, other.phones, phoneKey),
    emails: both(kept.emails, other.emails, emailKey),
  };
  const choices: Choices = {
    name: [of('name').name, of('name').nameNormal],
    address: of('address').address,
    source: of('source').sourceId,
    activity: of('activity').activityId,
    occupation: of('occupation').occupation,
    inn,
    kpp,
    site: of('site').site,
    manager: of('manager').managerId,
    status: [of('status').status, of('status').refusedReason],
    ...lists,
  };
  const names = {
    source: namesOf(of('source')).source,
    activity: namesOf(of('activity')).activity,
    manager: namesOf(of('manager')).manager,
  };
  const told = tellable({ ...choices, name: of('name').name }, names);
  const changed = [
    ...(lists.phones.length > kept.phones.length ? ['phones'] : []),
    ...(lists.emails.length > kept.emails.length ? ['emails'] : []),
    ...(of('status').status === kept.status ? [] : ['status']),
  ];
  return {
    choices,
    changes: {
      ...differences(tellable(kept, namesOf(kept)), told),
      ...Object.fromEntries(changed.map((key) => [key, {}])),
    },
  };
}

/** All of the first, then what only the second has. */
function both<T extends StoredPhone | string>(
  first: readonly T[],
  second: readonly T[],
  keyOf: (one: T) => string,
): T[] {
  const known = new Set(first.map(keyOf));
  return [...first, ...second.filter((one) => !known.has(keyOf(one)))];
}

function tellMoved(tx: Tx, keptId: number, otherId: number, { orders, contracts }: Moved): void {
  for (const id of [keptId, otherId]) tellLive(tx, { kind: 'client', id });
  for (const id of contracts) tellLive(tx, { kind: 'contract', id });
  for (const id of orders) tellLive(tx, { kind: 'order', id });
}
type Moved = { orders: readonly number[]; contracts: readonly number[] };

/** Somebody's work is being handed over just now, and waits for us as we for it: the whole is tried again. */
const apart = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    const isDeadlock = error instanceof Error && 'code' in error && error.code === '40P01';
    throw isDeadlock ? new RightsChanged() : error;
  });
