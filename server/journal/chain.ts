import { createHmac } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';

/** A journal row as the text that is sealed: every column, moments in microseconds. */
export type Sealable = { id: number; text: string };

export const START = Buffer.alloc(32);

/** The hash binds a row to all before it, under a key that is not in the database. */
export const chainHash = (key: string, previous: Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(previous).update(text).digest();

export const rowText = sql<string>`jsonb_build_array(j.id, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), j.actor_id, j.standing_for_id, j.kind,
  j.order_id, j.client_id, j.contract_id, j.employee_id, j.order_version, j.step_key, j.data)::text`;

/** Rows not yet in the chain. A transaction that committed late has a lower number than the last sealed row, hence the window. */
export async function unsealed(db: Kysely<DB>, limit: number): Promise<Sealable[]> {
  const { rows } = await sql<Sealable>`
    with last as materialized (select coalesce(max(journal_id), 0) - 100000 as id from journal_chain),
    -- two walks along indexes; as an anti-join the whole chain would be read
    open as materialized (select array(select id from journal where id > (select id from last)
      except select journal_id from journal_chain where journal_id > (select id from last) order by 1 limit ${limit}) as ids)
    select j.id, ${rowText} as text from journal j where j.id = any((select ids from open)::bigint[]) order by j.id`.execute(
    db,
  );
  return rows;
}
