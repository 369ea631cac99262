import { sql } from 'kysely';
import type { Definition } from '#domain/process/definition.ts';
import type { Tx } from '#server/db/transact.ts';

/** The next version of its key; two published at once get two numbers. */
export async function publishDefinition(
  tx: Tx,
  body: Definition,
  at: string,
): Promise<{ id: number; key: string; version: number }> {
  await sql`select pg_advisory_xact_lock(7003)`.execute(tx.trx);
  const { rows } = await sql<{ id: number; key: string; version: number }>`
    insert into process_definitions (key, version, body, published_by, published_at)
    select ${body.key}, coalesce(max(version), 0) + 1, ${JSON.stringify(body)}::jsonb, ${tx.person.employeeId}, ${at}::timestamptz from process_definitions where key = ${body.key}
    returning id, key, version`.execute(tx.trx);
  const [row] = rows;
  if (!row) throw new Error('not published');
  return row;
}
