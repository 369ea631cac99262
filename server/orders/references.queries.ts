import { type RawBuilder, sql } from 'kysely';
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

/** An active employee, or null. */
export const employeeNamed = (reader: Reader, id: number): Promise<Named | null> =>
  named(reader, id, sql<boolean>`true`);

/** Somebody an order can be given to: a manager, or who leads the client base. */
export const orderLeader = (reader: Reader, id: number): Promise<Named | null> =>
  named(reader, id, leadsOrders);

const leadsOrders = sql<boolean>`('manager' = any(e.roles) or exists (select 1 from departments d where d.head_id = e.id and 'clientBase' = any(d.duties)))`;

async function named(reader: Reader, id: number, also: RawBuilder<boolean>): Promise<Named | null> {
  const row = await reader
    .employees()
    .where('e.id', '=', id)
    .where('e.status', '=', 'active')
    .where(also)
    .select([
      'e.id',
      sql<string>`concat_ws(' ', e.last_name, e.first_name, e.middle_name)`.as('name'),
      'e.position',
    ])
    .executeTakeFirst();
  return row ?? null;
}

type Chosen = {
  client: { archived: boolean } | null;
  leads: boolean;
  contract: { clientId: number } | null;
};

/** What a new order points at, as far as the reader sees it: one statement. */
export async function chosenForOrder(
  reader: Reader,
  { clientId, contractId, managerId }: { clientId: number; contractId: number | null; managerId: number },
): Promise<Chosen> {
  const [found] = await reader.run(sql<Chosen>`
    select (select json_build_object('archived', k.archived_at is not null) from clients k where k.id = ${clientId} and ${reader.sql.client()}) as client,
      (select json_build_object('clientId', t.client_id) from contracts t where t.id = ${contractId}::bigint and ${reader.sql.contract()}) as contract,
      exists (select 1 from employees e where e.id = ${managerId} and e.status = 'active' and ${leadsOrders}) as leads`);
  return found ?? { client: null, leads: false, contract: null };
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

/** Titles of the orders of these clients, as far as the reader sees them. */
export const ordersTitled = (
  reader: Reader,
  clientIds: readonly number[],
): Promise<{ clientId: number; title: string }[]> =>
  reader
    .orders()
    .where(sql<boolean>`o.client_id = any(${[...clientIds]}::bigint[])`)
    .select(['o.client_id as clientId', 'o.title'])
    .execute();
