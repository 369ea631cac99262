import { type RawBuilder, sql } from 'kysely';
import type { ContractSubject, DocumentKind, OrderSubject } from '#domain/policy/actions.ts';
import {
  asOrderSubject,
  asSubject,
  contractFacts,
  contractSubject,
  type OrderFactsRow,
  orderFactsJson,
} from '#server/contracts/public.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type DocumentRow = {
  id: number;
  kind: DocumentKind;
  name: string;
  size: number;
  contentType: string;
  sha256: string;
  addedBy: PersonRow;
  addedAt: string;
  contractId: number | null;
  /** null where the reader does not see the order. */
  orderId: number | null;
  /** It lies in an order that the reader does not see: seen through its contract, it is not tended. */
  ofHiddenOrder: boolean;
  versionNo: number;
  versions: number;
  /** Signatures that stand on the order, whoever sees it. */
  signed: { definitionId: number; steps: string[] } | null;
};

const columns = (reader: Reader) =>
  [
    'f.id',
    sql<DocumentKind>`f.kind`.as('kind'),
    'f.name',
    'f.size',
    'f.content_type as contentType',
    sql<string>`encode(f.sha256, 'hex')`.as('sha256'),
    sql<PersonRow>`${personJson(sql`f.added_by`)}`.as('addedBy'),
    'f.added_at as addedAt',
    'f.contract_id as contractId',
    sql<number | null>`(select o.id from orders o where o.id = f.order_id and ${reader.sql.order()})`.as(
      'orderId',
    ),
    sql<boolean>`f.order_id is not null and not exists (select 1 from orders o where o.id = f.order_id and ${reader.sql.order()})`.as(
      'ofHiddenOrder',
    ),
    'f.version_no as versionNo',
    sql<number>`(select count(*)::int from documents v where v.family_id = f.family_id and v.binned_at is null)`.as(
      'versions',
    ),
    sql<DocumentRow['signed']>`(select json_build_object('definitionId', o.definition_id, 'steps',
      (select coalesce(json_agg(z.step_key), '[]'::json) from resolutions z where z.order_id = o.id and z.withdrawn_stamp is null))
      from orders o where o.id = f.order_id)`.as('signed'),
  ] as const;

/** No later version of it stands. */
const isNewest = sql<boolean>`not exists (select 1 from documents v where v.family_id = f.family_id and v.version_no > f.version_no and v.binned_at is null)`;

/** A list of one contract or order; nobody hangs more on one. */
const most = 1000;

const listed = (reader: Reader, here: RawBuilder<boolean>): Promise<DocumentRow[]> =>
  reader
    .documents()
    .where(here)
    .where(isNewest)
    .select(columns(reader))
    .orderBy('f.id', 'desc')
    .limit(most)
    .execute();

/** What hangs on the contract, newest first; an invisible contract is not found. */
export async function contractDocuments(reader: Reader, contractId: number): Promise<DocumentRow[]> {
  const rows = await listed(reader, sql<boolean>`f.contract_id = ${contractId}`);
  if (rows.length > 0) return rows;
  const seen = await reader.contracts().where('t.id', '=', contractId).select('t.id').executeTakeFirst();
  if (!seen) throw notFound();
  return rows;
}

/** What was dropped on the order and what hangs on its contract, newest first; an invisible order is not found. */
export async function orderDocuments(reader: Reader, orderId: number): Promise<DocumentRow[]> {
  const order = sql`select 1 from orders o where o.id = ${orderId} and ${reader.sql.order()}`;
  const rows = await listed(
    reader,
    sql<boolean>`exists (${order}) and (f.order_id = ${orderId} or f.contract_id = (select o.contract_id from orders o where o.id = ${orderId}))`,
  );
  if (rows.length > 0) return rows;
  const seen = await reader.orders().where('o.id', '=', orderId).select('o.id').executeTakeFirst();
  if (!seen) throw notFound();
  return rows;
}

export type FileToSend = { name: string; sha256: Buffer };

/** Rights are asked anew each time a file is taken. */
export async function documentToSend(reader: Reader, id: number): Promise<FileToSend> {
  const row = await reader
    .documents()
    .where('f.id', '=', id)
    .select(['f.name', 'f.sha256'])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/**
 * A document held for the rest of the transaction, and its order with it, so that no signature comes to cover it meanwhile.
 * The order is waited for in a statement of its own: what is read after the wait is what stands.
 */
export async function holdDocument(reader: Reader, id: number) {
  await reader
    .documents()
    .innerJoin('orders as o', 'o.id', 'f.order_id')
    .where('f.id', '=', id)
    .select('o.id')
    .forUpdate('o')
    .execute();
  const row = await reader
    .documents()
    .where('f.id', '=', id)
    .select(columns(reader))
    .select(heldColumns)
    .forUpdate('f')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

const heldColumns = [
  'f.order_id as ownOrderId',
  'f.family_id as familyId',
  sql<number>`(select max(v.version_no) from documents v where v.family_id = f.family_id)`.as('lastVersion'),
  sql<boolean>`not exists (select 1 from documents v where v.family_id = f.family_id and v.version_no > f.version_no and v.binned_at is null)`.as(
    'isNewest',
  ),
  sql<boolean>`coalesce((select o.archived_at is not null from orders o where o.id = f.order_id), false)`.as(
    'frozen',
  ),
  sql<
    number | null
  >`coalesce((select t.client_id from contracts t where t.id = f.contract_id), (select o.client_id from orders o where o.id = f.order_id))`.as(
    'clientId',
  ),
] as const;

/** A document in the bin, held with its order, as far as the reader sees such documents. */
export async function holdBinned(reader: Reader, id: number) {
  const row = await reader
    .binnedDocuments()
    .where('f.id', '=', id)
    .select(columns(reader))
    .select(heldColumns)
    .select('f.binned_by as binnedById')
    .forUpdate('f')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export type BinnedRow = DocumentRow & {
  binnedBy: PersonRow;
  binnedAt: string;
  reason: string | null;
  goneOn: string;
};

/** What was put into the bin of a contract or an order, the last first. */
export function binnedDocuments(
  reader: Reader,
  place: { contract: number } | { order: number },
): Promise<BinnedRow[]> {
  const here =
    'contract' in place
      ? sql<boolean>`f.contract_id = ${place.contract}`
      : sql<boolean>`f.order_id = ${place.order}`;
  return reader
    .binnedDocuments()
    .where(here)
    .select(columns(reader))
    .select([
      sql<PersonRow>`${personJson(sql`f.binned_by`)}`.as('binnedBy'),
      sql<string>`f.binned_at`.as('binnedAt'),
      'f.binned_reason as reason',
      sql<string>`((f.binned_at + interval '30 days') at time zone (select time_zone from company))::date`.as(
        'goneOn',
      ),
    ])
    .orderBy('f.binned_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(most)
    .execute();
}

/** All versions, the newest first; a document that is not seen is not found. */
export async function versionsOf(reader: Reader, id: number): Promise<DocumentRow[]> {
  const rows = await reader
    .documents()
    .where(sql<boolean>`f.family_id = (select w.family_id from documents w where w.id = ${id})`)
    .select(columns(reader))
    .orderBy('f.version_no', 'desc')
    .execute();
  if (!rows.some((row) => row.id === id)) throw notFound();
  return rows;
}

export async function oneDocument(reader: Reader, id: number): Promise<DocumentRow> {
  const row = await reader.documents().where('f.id', '=', id).select(columns(reader)).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Where a new document would hang, with what `document.add` is judged by. */
export type Target = {
  contractId: number | null;
  orderId: number | null;
  clientId: number;
  contract: ContractSubject | null;
  order: OrderSubject | null;
};

export async function contractTarget(reader: Reader, contractId: number): Promise<Target> {
  const facts = await contractFacts(reader, contractId);
  return {
    contractId,
    orderId: null,
    clientId: facts.clientId,
    contract: asSubject(reader, facts),
    order: null,
  };
}

/** An order's file hangs on its contract, if it has one. */
export async function orderTarget(reader: Reader, orderId: number): Promise<Target> {
  const row = await reader
    .orders()
    .where('o.id', '=', orderId)
    .select(['o.contract_id as contractId', 'o.client_id as clientId'])
    .select(sql<OrderFactsRow>`${orderFactsJson}`.as('facts'))
    .executeTakeFirst();
  if (!row) throw notFound();
  const { contractId, clientId, facts } = row;
  const contract = contractId === null ? null : await contractSubject(reader, contractId);
  return { contractId, orderId, clientId, contract, order: asOrderSubject(reader, facts) };
}
