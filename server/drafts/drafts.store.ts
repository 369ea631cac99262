import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';

/** So many forms nobody has open; the oldest makes room. */
const mostDrafts = 50;

export async function saveDraft({ trx, person }: Tx, key: string, values: string, at: string): Promise<void> {
  await sql`
    with kept as (
      insert into drafts (employee_id, key, values, at) values (${person.employeeId}, ${key}, ${values}::json, ${at}::timestamptz)
      on conflict (employee_id, key) do update set values = excluded.values, at = excluded.at
    )
    delete from drafts where employee_id = ${person.employeeId} and key <> ${key} and key in (
      select key from drafts where employee_id = ${person.employeeId} and key <> ${key} order by at desc offset ${mostDrafts - 1})`.execute(
    trx,
  );
}

export async function deleteDraft({ trx, person }: Tx, key: string): Promise<void> {
  await trx
    .deleteFrom('drafts')
    .where('employee_id', '=', person.employeeId)
    .where('key', '=', key)
    .execute();
}
