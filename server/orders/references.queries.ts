import { sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';
import type { Named } from './load-order.ts';

/** The name of a live entry of this dictionary, or null. */
export async function dictionaryEntry(
  reader: Reader,
  dictionary: string,
  id: number,
): Promise<string | null> {
  const row = await reader
    .dictionary()
    .where('x.id', '=', id)
    .where('x.dictionary', '=', dictionary)
    .where('x.archived_at', 'is', null)
    .select('x.name')
    .executeTakeFirst();
  return row?.name ?? null;
}

/** An active employee, or null; with a role when one is asked for. */
export async function employeeNamed(reader: Reader, id: number, role?: string): Promise<Named | null> {
  let query = reader.employees().where('e.id', '=', id).where('e.status', '=', 'active');
  if (role !== undefined) query = query.where(sql<boolean>`${role} = any(e.roles)`);
  const row = await query
    .select([
      'e.id',
      sql<string>`concat_ws(' ', e.last_name, e.first_name, e.middle_name)`.as('name'),
      'e.position',
    ])
    .executeTakeFirst();
  return row ?? null;
}

/** Contract of an order to be attached, with what the engine asks of it. */
export async function contractToAttach(
  reader: Reader,
  id: number,
): Promise<{
  id: number;
  amount: string | null;
  clientId: number;
  number: string;
  signedOn: string | null;
} | null> {
  const row = await reader
    .contracts()
    .where('t.id', '=', id)
    .select(['t.id', 't.amount', 't.client_id', 't.number', 't.signed_on'])
    .executeTakeFirst();
  return row
    ? { id: row.id, amount: row.amount, clientId: row.client_id, number: row.number, signedOn: row.signed_on }
    : null;
}
