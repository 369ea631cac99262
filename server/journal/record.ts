import { sql } from 'kysely';
import type { Self } from '#domain/rules/who.ts';
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

/** Writes one journal row in the act's own transaction; answers its id, by which people are told. */
export async function record(tx: Tx, as: Self, entry: Entry): Promise<number> {
  const { person } = tx;
  const row = await tx.trx
    .insertInto('journal')
    .values({
      actor_id: person.employeeId,
      standing_for_id: as.employeeId === person.employeeId ? null : as.employeeId,
      kind: entry.kind,
      order_id: entry.orderId ?? null,
      client_id: entry.clientId ?? null,
      contract_id: entry.contractId ?? null,
      employee_id: entry.employeeId ?? null,
      order_version: entry.orderVersion ?? null,
      step_key: entry.stepKey ?? null,
      data: JSON.stringify(entry.data ?? {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
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
export async function tellLive(
  tx: Pick<Tx, 'trx'>,
  message: { kind: 'client' | 'contract' | 'order' | 'people'; id: number },
): Promise<void> {
  await sql`select pg_notify('live', ${JSON.stringify(message)})`.execute(tx.trx);
}
