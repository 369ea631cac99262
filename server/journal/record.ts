import { sql, type Transaction } from 'kysely';
import type { Self } from '#domain/rules/who.ts';
import type { TellLive } from '#server/db/ledger.ts';
import type { DB } from '#server/db/tables.ts';
import type { Tx } from '#server/db/transact.ts';

export type Entry = {
  /** A fact in the past tense, e.g. clientEdited. */
  kind: string;
  orderId?: number | null;
  clientId?: number | null;
  contractId?: number | null;
  employeeId?: number | null;
  orderVersion?: number | null;
  stepKey?: string | null;
  /** What changed: `{ field: { before, after } }` or plain facts. Personal values of contacts stand by reference only. */
  data?: Record<string, unknown>;
};

/** One journal row, written with the end of the act's own transaction. `announced`: people are told of it. */
export function record(
  { person, ledger }: Pick<Tx, 'person' | 'ledger'>,
  as: Self,
  entry: Entry,
  announced = false,
): void {
  ledger.journal.push({
    actorId: person.employeeId,
    standingForId: as.employeeId === person.employeeId ? null : as.employeeId,
    kind: entry.kind,
    orderId: entry.orderId ?? null,
    clientId: entry.clientId ?? null,
    contractId: entry.contractId ?? null,
    employeeId: entry.employeeId ?? null,
    orderVersion: entry.orderVersion ?? null,
    stepKey: entry.stepKey ?? null,
    data: entry.data ?? {},
    announced,
  });
}

/** What differs between two flat records, as the journal keeps it; an empty record when nothing does. */
export function differences<T extends Record<string, unknown>>(
  before: T,
  after: T,
): Record<string, { before: unknown; after: unknown }> {
  const changed = Object.keys(after).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  return Object.fromEntries(
    changed.map((key) => [key, { before: before[key] ?? null, after: after[key] ?? null }]),
  );
}

/** Tells open pages that a record changed: ids only, released by the commit. */
export function tellLive({ ledger }: Pick<Tx, 'ledger'>, message: TellLive): void {
  ledger.live.push(message);
}

/** The same where nobody is signed in yet. */
export async function tellLiveAsSystem(trx: Transaction<DB>, message: TellLive): Promise<void> {
  await sql`select pg_notify('live', ${JSON.stringify(message)})`.execute(trx);
}
