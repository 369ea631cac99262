import { can } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import {
  archiveContact,
  type ClientChange,
  changeClientValues,
  contactAt,
  holdClient,
  updateContact,
} from '#server/clients/public.ts';
import { changeTerms, holdContract, type Terms } from '#server/contracts/public.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import { record, tellLive } from '#server/journal/record.ts';
import type { HeldImport } from './imports.queries.ts';
import type { Outcome } from './imports.store.ts';
import { whyNot } from './kinds/contracts.ts';
import { problem, type RowProblem, type Written } from './parts.ts';
import type { TableRow } from './rows.queries.ts';
import { type Foreign, foreignFacts } from './undo.queries.ts';
import { consented, holdMade, removeClients, removeContracts, removeOrders } from './undo.store.ts';

type Undo = {
  ctx: Ctx;
  tx: Tx;
  held: HeldImport;
  foreign: Map<string, Foreign>;
  gone: Map<Written['kind'], number[]>;
  removedOrders: Set<number>;
};

/**
 * Takes rows back, the last of the table first: what the import made goes if nobody worked on it since, values go back where they still
 * stand as the import left them. What stays is said, row by row.
 */
export async function undoRows(
  ctx: Ctx,
  tx: Tx,
  held: HeldImport,
  rows: readonly TableRow[],
): Promise<Outcome[]> {
  const all = rows.flatMap(({ written }) => written);
  const made = (kind: Written['kind']) =>
    all.filter((one) => one.kind === kind && one.made).map(({ id }) => id);
  const records = { clients: made('client'), contracts: made('contract') };
  await holdMade(tx, records);
  const foreign = await foreignFacts(tx.reader, held.importId, records);
  const removedOrders = new Set(await removeOrders(tx, held.importId, made('order'), ctx.now));
  const undo: Undo = { ctx, tx, held, foreign, gone: new Map(), removedOrders };
  const outcomes: Outcome[] = [];
  for (const { n, written } of rows) {
    const problems: RowProblem[] = [];
    for (const one of [...written].reverse()) problems.push(...(await undoOne(undo, one)));
    outcomes.push({ n, state: problems.length > 0 ? 'kept' : 'undone', problems });
  }
  await removeAll(undo);
  return outcomes;
}

function undoOne(undo: Undo, one: Written): Promise<RowProblem[]> {
  if (one.made)
    return one.kind === 'contact' ? putContactAway(undo, one) : Promise.resolve(removeMade(undo, one));
  if (one.kind === 'client') return clientBack(undo, one);
  return one.kind === 'contact' ? contactBack(undo, one) : contractBack(undo, one);
}

/** Gathered, and removed at once at the end of the piece. */
function removeMade({ foreign, gone, removedOrders }: Undo, { kind, id }: Written): RowProblem[] {
  if (kind === 'order') return removedOrders.has(id) ? [] : [problem(null, 'import_worked_on_order')];
  const fact = foreign.get(`${kind}:${id}`);
  if (fact)
    return [
      fact.who === null || fact.at === null
        ? problem(null, 'import_worked_on_unseen')
        : problem(null, 'import_worked_on', { who: fact.who, at: fact.at }),
    ];
  gone.set(kind, [...(gone.get(kind) ?? []), id]);
  return [];
}

async function removeAll({ ctx, tx, held, gone }: Undo): Promise<void> {
  const { importId } = held;
  const [self] = ctx.actor.selves;
  const [clients, contracts] = [gone.get('client') ?? [], gone.get('contract') ?? []];
  await removeContracts(tx, contracts);
  for (const id of contracts)
    record(tx, self, { kind: 'contractRemoved', contractId: id, data: { importId } });
  await removeClients(tx, clients);
  for (const id of clients) record(tx, self, { kind: 'clientRemoved', clientId: id, data: { importId } });
  tellMany(tx, 'contract', contracts);
  tellMany(tx, 'client', clients);
}

function tellMany(tx: Tx, kind: 'client' | 'contract', [first, ...also]: readonly number[]): void {
  if (first !== undefined) tellLive(tx, { kind, id: first, also });
}

const sameNow = (now: unknown, then: unknown): boolean =>
  JSON.stringify(sorted(now)) === JSON.stringify(sorted(then));
/** Keys of what comes out of the database stand in another order. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)))
      : value;

/** Of the values written those that still stand as they were written, as they were before; the others by their names. */
function stillOurs<T extends object>(
  now: T,
  { before = {}, after = {} }: Written,
): { back: Partial<T>; changed: string[] } {
  const keys = Object.keys(after);
  const ours = keys.filter((key) => sameNow((now as Record<string, unknown>)[key], after[key]));
  return {
    back: Object.fromEntries(ours.map((key) => [key, before[key]])) as Partial<T>,
    changed: keys.filter((key) => !ours.includes(key) && key !== 'nameNormal'),
  };
}

const kept = (changed: readonly string[]): RowProblem[] =>
  changed.map((field) => problem(field, 'import_changed_since'));

/** Whoever gave the client away since, or by this import, leaves it to who leads it now. */
function editorOf(ctx: Ctx, managerId: number | null): Self | RowProblem {
  const any = can(ctx.actor, 'import.anyRecord', null);
  const verdict = can(ctx.actor, 'client.edit', { managerId });
  if (verdict.ok) return verdict.as;
  if (any.ok) return any.as;
  return problem(null, 'import_not_allowed', {
    who: whoMay(ctx.person, verdict.allowed, null, ctx.language),
  });
}

async function clientBack({ ctx, tx, held }: Undo, one: Written): Promise<RowProblem[]> {
  const now = await holdClient(tx.reader, one.id);
  const { back, changed } = stillOurs<ClientChange>(now, one);
  const as = editorOf(ctx, now.managerId);
  if ('reason' in as) return [as];
  const { id: _, version: __, ...values } = now;
  const wanted = { ...values, ...back };
  try {
    await changeClientValues(tx, as, now, wanted, { importId: held.importId });
  } catch {
    // a manager who has left, an entry put away: the value before cannot be given any more
    return [problem(null, 'import_cannot_go_back')];
  }
  return kept(changed);
}

async function contactBack({ ctx, tx, held }: Undo, one: Written): Promise<RowProblem[]> {
  const now = await contactAt(tx.reader, one.id);
  if (!now) return [problem(null, 'import_gone')];
  const { back, changed } = stillOurs(now, one);
  const { id, clientId, version, ...values } = now;
  const client = await holdClient(tx.reader, clientId);
  const as = editorOf(ctx, client.managerId);
  if ('reason' in as) return [as];
  if (Object.keys(back).length > 0) {
    await updateContact(tx, id, { ...values, ...back });
    record(tx, as, {
      kind: 'contactEdited',
      clientId,
      data: { contactId: id, version: version + 1, fields: Object.keys(back), importId: held.importId },
    });
    tellLive(tx, { kind: 'client', id: clientId });
  }
  return kept(changed);
}

async function putContactAway({ ctx, tx, held }: Undo, one: Written): Promise<RowProblem[]> {
  const now = await contactAt(tx.reader, one.id);
  if (!now) return [];
  if (now.version !== one.after?.version || (await consented(tx, one.id)))
    return [problem(null, 'import_contact_worked_on')];
  const client = await holdClient(tx.reader, now.clientId);
  const as = editorOf(ctx, client.managerId);
  if ('reason' in as) return [as];
  await archiveContact(tx, one.id);
  record(tx, as, {
    kind: 'contactArchived',
    clientId: now.clientId,
    data: { contactId: one.id, importId: held.importId },
  });
  tellLive(tx, { kind: 'client', id: now.clientId });
  return [];
}

async function contractBack({ ctx, tx, held }: Undo, one: Written): Promise<RowProblem[]> {
  const now = await holdContract(tx.reader, one.id);
  const refused = whyNot(ctx, tx.reader, now);
  if (refused) return [refused];
  const { back, changed } = stillOurs<Terms>(now, one);
  const terms = { number: now.number, signedOn: now.signedOn, amount: now.amount, ...back };
  if (now.confirmed && (terms.amount === null || Number(terms.amount) <= 0))
    return [problem('amount', 'money_too_small')];
  const as = ctx.actor.selves[0];
  if (Object.keys(back).length > 0) await changeTerms(tx, as, now, terms, { importId: held.importId });
  return kept(changed);
}
