import { seesEvent } from '#domain/policy/sees.ts';
import { announce as announceEvent } from '#domain/process/announce.ts';
import type { OrderCommand } from '#domain/process/commands.ts';
import { decide } from '#domain/process/decide.ts';
import { stepOf } from '#domain/process/definition.ts';
import type { OrderEvent } from '#domain/process/events.ts';
import { evolve } from '#domain/process/evolve.ts';
import { factsOf, type OrderState, type Stamp } from '#domain/process/order.ts';
import type { Tx } from '#server/db/transact.ts';
import { type Ctx, stampOf } from '#server/http/context.ts';
import { HttpProblem, notFound } from '#server/http/problems.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { announce } from '#server/jobs/registry.ts';
import { type Allowed, authorise } from './authorise.ts';
import { changesSince } from './changes-since.ts';
import { type LoadedOrder, loadOrder } from './load-order.ts';
import { persist } from './persist.store.ts';
import { employeeNamed } from './references.queries.ts';
import { nameReferences } from './references.ts';
import { problemOf } from './refusal-problems.ts';
import { oneRenewal } from './renewed-twice.ts';
import { shownVersion } from './shown-version.ts';

/** Builds the command once the order is known, e.g. whether the director signs for the seat. */
export type CommandFor = (loaded: LoadedOrder) => OrderCommand | Promise<OrderCommand>;

const attempts = 20;

/**
 * THE use case of the process: load → can → decide → persist → enqueue, one transaction. `seen` is the version the person
 * judged by; when it has moved on, the difference is the answer. Somebody else writing in between makes it read again.
 */
export async function changeOrder(
  ctx: Ctx,
  tx: Tx,
  id: number,
  commandFor: CommandFor,
  seen?: number,
): Promise<LoadedOrder> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const loaded = await loadOrder(tx.reader, id);
    if (!loaded) throw notFound();
    const changed = await act(ctx, tx, loaded, await commandFor(loaded), seen);
    if (changed) return changed;
  }
  throw new HttpProblem('unavailable', { retryAfter: 1 });
}

/** One command on an order as it was loaded, by its right and through the gate; null when it has moved on since. */
export async function act(
  ctx: Ctx,
  tx: Tx,
  loaded: LoadedOrder,
  command: OrderCommand,
  seen?: number,
): Promise<LoadedOrder | null> {
  const allowed = authorise(ctx, loaded, command);
  if (seen !== undefined && seen !== shownVersion(loaded)) throw await conflict(ctx, tx, loaded, seen);
  const stamp = await signingStamp(ctx, tx, loaded, command, allowed);
  return apply(ctx, tx, loaded, withDirector(command, allowed), stamp);
}

/** What `act` of each in turn would be refused with is thrown; nothing is written. What values point at is not looked up. */
export function judge(ctx: Ctx, loaded: LoadedOrder, commands: readonly OrderCommand[]): void {
  let order = loaded;
  for (const command of commands) {
    const allowed = authorise(ctx, order, command);
    const { def, state } = order;
    const decision = decide(def, state, withDirector(command, allowed), stampOf(ctx, allowed.as));
    if (!decision.ok) throw problemOf(ctx, order, decision.refusal);
    order = { ...order, state: decision.events.reduce((now, event) => evolve(def, now, event), state) };
  }
}

/** The engine's part with its consequences; null when the order moved on meanwhile. Rights are the caller's. */
export async function apply(
  ctx: Ctx,
  tx: Tx,
  loaded: LoadedOrder,
  command: OrderCommand,
  stamp: Stamp,
): Promise<LoadedOrder | null> {
  const named = await nameReferences(tx, loaded, command);
  const decision = decide(loaded.def, loaded.state, command, stamp);
  if (!decision.ok) throw problemOf(ctx, loaded, decision.refusal);
  if (decision.events.length === 0) return named;
  const after = decision.events.reduce((order, event) => evolve(loaded.def, order, event), loaded.state);
  const refusedReason = command.type === 'refuse' ? command.reason.trim() : loaded.refusedReason;
  const done = await oneRenewal(
    persist(tx, loaded.def, loaded.state, after, decision.events, stamp, refusedReason),
  );
  if (!done) return null;
  const told = done.journalIds.filter((_, index) => isTold(loaded, decision.events[index]));
  if (told.length > 0) await enqueue(tx.trx, announce, { eventIds: told });
  const isSeen = decision.events.some((event) => seesFact(ctx, named, done.order, event));
  return {
    ...named,
    state: done.order,
    seenVersions: isSeen ? [...named.seenVersions, done.version] : named.seenVersions,
    refusedReason: done.order.status === 'refused' ? refusedReason : null,
    ...movedWithdrawn(named, decision.events),
  };
}

const seesFact = ({ actor }: Ctx, { def }: LoadedOrder, order: OrderState, event: OrderEvent): boolean =>
  seesEvent(actor, def, factsOf(def, order), {
    kind: event.type,
    key: 'key' in event ? event.key : undefined,
    fileKind: 'file' in event ? event.file.kind : undefined,
  });

const isTold = (loaded: LoadedOrder, event: OrderEvent | undefined): boolean =>
  event !== undefined && announceEvent(loaded.def, event) !== null;

/** Where the director signs for the seat, both names stand: the head who would have signed is the one stood in for. */
async function signingStamp(
  ctx: Ctx,
  tx: Tx,
  { def }: LoadedOrder,
  command: OrderCommand,
  { as, asDirector }: Allowed,
): Promise<Stamp> {
  const stamp = stampOf(ctx, as);
  if (command.type !== 'giveResolution' || !asDirector || stamp.standingFor) return stamp;
  const heads = stepOf(def, command.step).resolution.by.flatMap((who) =>
    typeof who === 'object' && 'headOf' in who ? (ctx.person.seats[who.headOf]?.headId ?? []) : [],
  );
  const head = heads[0] === undefined ? null : await employeeNamed(tx.reader, heads[0]);
  return head
    ? { ...stamp, standingFor: { employeeId: head.id, name: head.name, position: head.position } }
    : stamp;
}

/** Where the right is the director's, the signature says so. */
function withDirector(command: OrderCommand, allowed: Allowed): OrderCommand {
  return command.type === 'giveResolution'
    ? { ...command, asDirector: allowed.asDirector ?? false }
    : command;
}

/** Signatures these events took back, for the answer. */
function movedWithdrawn(loaded: LoadedOrder, events: OrderEvent[]): Pick<LoadedOrder, 'withdrawn'> {
  const gone = events.flatMap((event) => {
    if (event.type !== 'resolutionWithdrawn') return [];
    const was = loaded.state.steps.find((step) => step.key === event.step)?.resolution;
    return was
      ? [
          {
            stepKey: event.step,
            stamp: was.stamp,
            withdrawn: event.stamp,
            because: event.because,
            reason: event.reason,
          },
        ]
      : [];
  });
  return { withdrawn: [...loaded.withdrawn, ...gone] };
}

/** The version the person judged by is not what stands: with the difference. */
export async function conflict(ctx: Ctx, tx: Tx, loaded: LoadedOrder, seen: number): Promise<HttpProblem> {
  const difference = await changesSince(ctx, tx.reader, loaded, seen);
  return new HttpProblem('version_conflict', { extra: { version: shownVersion(loaded), difference } });
}
