import { type RawBuilder, sql } from 'kysely';
import type { CommentBody } from '#api/feed.ts';
import { type PersonRow, personJson, type Refs, refsJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type ContractFacts, contractFactsJson } from './contract-subject.ts';

export type Ref = { id: number; name: string };
/** null where the reader does not see the money of this contract. */
export type MoneyRow = { amount: string | null; paid: string } | null;
export type ContractRow = {
  id: number;
  number: string;
  signedOn: string | null;
  client: Ref;
  orders: number;
  money: MoneyRow;
};

/** Number, date and client are seen by whoever sees the contract; money only under its own rule. */
export const rowColumns = (reader: Reader) => sql`t.id, t.number, t.signed_on as "signedOn",
  (select json_build_object('id', k.id, 'name', k.name) from clients k where k.id = t.client_id) as client,
  (select count(*)::int from (select 1 from orders o where o.contract_id = t.id and ${reader.sql.order()} limit 1000) x) as orders,
  case when ${reader.sql.contractMoney()} then json_build_object('amount', t.amount::text, 'paid', (
    select coalesce(sum(y.amount), 0)::numeric(16, 2)::text from orders o join payments y on y.order_id = o.id
    where o.contract_id = t.id and y.reversed_stamp is null)) end as money`;

export type ContractCard = ContractRow & {
  author: PersonRow;
  version: number;
  seesComments: boolean;
  seesDocuments: boolean;
  clientManager: PersonRow | null;
  facts: ContractFacts;
};

/** Counts only what the reader can see changed: that a sum was changed is not theirs to know without the money. */
const shownVersion = (reader: Reader): RawBuilder<number> =>
  sql<number>`case when ${reader.sql.contractMoney()} then t.version else 1 + (select count(*)::int from journal j
    where j.contract_id = t.id and j.kind = 'contractEdited' and (j.data -> 'changes') - 'amount' <> '{}'::jsonb) end`;

/** A contract as this reader sees it, with what the abilities are judged by. */
export async function loadContract(reader: Reader, id: number): Promise<ContractCard> {
  const [row] = await reader.run(sql<ContractCard>`
    select ${rowColumns(reader)}, ${personJson(sql`t.author_id`)} as author, ${shownVersion(reader)} as version,
      ${personJson(sql`(select k.manager_id from clients k where k.id = t.client_id)`)} as "clientManager",
      ${reader.sql.contractComments()} as "seesComments",
      (${reader.sql.contractDocuments()} or ${reader.sql.contractMoney()}) as "seesDocuments",
      ${contractFactsJson(reader)} as facts
    from contracts t where t.id = ${id} and ${reader.sql.contract()}`);
  if (!row) throw notFound();
  return row;
}

/**
 * The contract as it stands, held for the rest of the transaction. It is waited for in a statement of its own: what is read
 * after the wait (an order confirmed meanwhile) is what stands.
 */
export async function holdContract(reader: Reader, id: number) {
  await reader.contracts().where('t.id', '=', id).select('t.id').forUpdate('t').execute();
  const row = await reader
    .contracts()
    .where('t.id', '=', id)
    .select([
      't.id',
      't.number',
      't.signed_on as signedOn',
      't.amount',
      't.client_id as clientId',
      't.version',
    ])
    .select([
      contractFactsJson(reader).as('facts'),
      shownVersion(reader).as('shownVersion'),
      sql<boolean>`${reader.sql.contractMoney()}`.as('seesMoney'),
      sql<boolean>`exists (select 1 from orders o where o.contract_id = t.id and o.status = 'confirmed' and o.removed_at is null)`.as(
        'confirmed',
      ),
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Does the reader see the contract, and whose client is it? */
export async function mustSeeContract(reader: Reader, id: number): Promise<{ clientId: number }> {
  const row = await reader
    .contracts()
    .where('t.id', '=', id)
    .select('t.client_id as clientId')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** The same, with what a comment upon it answers and points at: another comment on it, documents of it. */
export async function contractToComment(
  reader: Reader,
  id: number,
  comment: CommentBody,
): Promise<{ clientId: number; refs: Refs }> {
  const here = [sql<boolean>`c.contract_id = ${id}`, sql<boolean>`f.contract_id = ${id}`] as const;
  const row = await reader
    .contracts()
    .where('t.id', '=', id)
    .select(['t.client_id as clientId', refsJson(reader, comment, ...here).as('refs')])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Whose contract carries the number, if the reader sees it. */
export async function holderOfNumber(reader: Reader, key: string): Promise<string | null> {
  const row = await reader
    .contracts()
    .innerJoin('clients as k', 'k.id', 't.client_id')
    .where('t.number_normal', '=', key)
    .select('k.name')
    .executeTakeFirst();
  return row?.name ?? null;
}

/** What was changed in a contract after the version somebody had before them. */
export function contractChangesSince(reader: Reader, id: number, version: number) {
  return reader
    .journal()
    .where('j.contract_id', '=', id)
    .where('j.kind', '=', 'contractEdited')
    .where(sql<boolean>`(j.data ->> 'version')::int > ${version}`)
    .select([
      'j.at',
      sql<{ changes: Record<string, { before?: unknown; after?: unknown }> }>`j.data`.as('data'),
      personJson(sql`j.actor_id`).as('actor'),
    ])
    .orderBy('j.id')
    .execute();
}

export type NumberedContract = {
  id: number;
  key: string;
  clientId: number;
  client: string;
  /** Not shown: the gate asks whether there is one. */
  amount: string | null;
};

/** Contracts that carry these numbers, by their key: one statement for many. */
export function contractsNumbered(reader: Reader, keys: readonly string[]): Promise<NumberedContract[]> {
  return reader
    .contracts()
    .innerJoin('clients as k', 'k.id', 't.client_id')
    .where(sql<boolean>`t.number_normal = any(${[...keys]}::text[])`)
    .select(['t.id', 't.number_normal as key', 't.client_id as clientId', 'k.name as client', 't.amount'])
    .execute();
}
