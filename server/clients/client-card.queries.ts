import { type RawBuilder, sql } from 'kysely';
import type { CommentBody } from '#api/feed.ts';
import { isoJson } from '#server/db/json.ts';
import { type Change, type PersonRow, personJson, type Refs, refsJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import { type AddressTroubleRow, troublesJson } from '#server/mail/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { dictionaryJson, ordersCount, type Ref, segmentsJson } from './clients.queries.ts';
import { type ConsentRow, mailingJson } from './consents.queries.ts';
import { nextCallJson } from './next-call.ts';
import type { StoredPhone } from './normalise.ts';

export type SuppressedRow = {
  address: string;
  why: 'unsubscribed' | 'bounced' | 'complained' | 'byHand';
  at: string;
};

export type ContactRow = {
  id: number;
  clientId: number;
  lastName: string | null;
  firstName: string | null;
  middleName: string | null;
  label: string | null;
  position: string | null;
  phones: StoredPhone[];
  emails: string[];
  notes: string | null;
  decides: boolean;
  isMain: boolean;
  mailing: ConsentRow | null;
  suppressed: SuppressedRow[];
  version: number;
};

/** A client merged into another, as the other's card tells it. */
export type MergedRow = Ref & { at: string; by: PersonRow };

export type ClientCard = Awaited<ReturnType<typeof loadClient>>;

const fields = [
  'k.id',
  'k.name',
  'k.name_normal as nameNormal',
  'k.address',
  'k.occupation',
  'k.inn',
  'k.kpp',
  'k.site',
  'k.emails',
  'k.status',
  'k.refused_reason as refusedReason',
  'k.manager_id as managerId',
  'k.source_id as sourceId',
  'k.activity_id as activityId',
  'k.created_at as createdAt',
  'k.version',
] as const;

const named = () =>
  [
    sql<StoredPhone[]>`k.phones`.as('phones'),
    sql<boolean>`k.archived_at is not null`.as('archived'),
    personJson(sql`k.manager_id`).as('manager'),
    dictionaryJson(sql`k.source_id`).as('source'),
    dictionaryJson(sql`k.activity_id`).as('activity'),
    sql<Ref | null>`(select json_build_object('id', i.id, 'name', i.name) from clients i where i.id = k.merged_into_id)`.as(
      'mergedInto',
    ),
  ] as const;

/** A client with its contacts and counts, all as this reader sees them; an invisible one is not found. */
export async function loadClient(reader: Reader, id: number) {
  const row = await reader
    .clients()
    .where('k.id', '=', id)
    .select(fields)
    .select(named())
    .select([
      ordersCount(reader).as('orders'),
      segmentsJson(reader).as('segments'),
      nextCallJson(reader).as('nextCall'),
      mergedJson(reader).as('merged'),
      sql<number>`(select count(*)::int from (select 1 from contracts t where t.client_id = k.id and ${reader.sql.contract()} limit 1000) x)`.as(
        'contracts',
      ),
      sql<
        ContactRow[]
      >`(select coalesce(json_agg(json_build_object('id', p.id, 'clientId', p.client_id, 'lastName', p.last_name,
        'firstName', p.first_name, 'middleName', p.middle_name, 'label', p.label, 'position', p.position, 'phones', p.phones,
        'emails', p.emails, 'notes', p.notes, 'decides', p.decides, 'isMain', p.is_main, 'mailing', ${mailingJson},
        'suppressed', ${suppressedJson(reader)}, 'version', p.version)
        order by p.is_main desc, p.id), '[]'::json) from contacts p where p.client_id = k.id and p.archived_at is null)`.as(
        'contacts',
      ),
      addressTroubles.as('addressTroubles'),
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

const addressTroubles: RawBuilder<AddressTroubleRow[]> = troublesJson(
  sql`array(select e from unnest(k.emails) e union select e from contacts p, unnest(p.emails) e where p.client_id = k.id and p.archived_at is null)`,
);

/** Whose address it is at this client: of a contact, or the client's own (null); undefined: it is not here. */
export async function whoseAddress(
  reader: Reader,
  clientId: number,
  email: string,
): Promise<number | null | undefined> {
  const address = sql`array[lower(${email}::text)]`;
  const row = await reader
    .clients()
    .where('k.id', '=', clientId)
    .select([
      sql<boolean>`reach_of(k.phones, k.emails) @> ${address}`.as('own'),
      sql<number | null>`(select min(p.id) from contacts p where p.client_id = k.id and p.archived_at is null
        and reach_of(p.phones, p.emails) @> ${address})`.as('contactId'),
    ])
    .executeTakeFirst();
  if (!row || (!row.own && row.contactId === null)) return undefined;
  return row.contactId;
}
/** Of the e-mails of the contact `p` those that no campaign writes to; for who works with all clients. */
const suppressedJson = (reader: Reader) =>
  reader.seesAllClients ? suppressedAmong(sql`p.emails`) : sql<SuppressedRow[]>`'[]'::json`;

const suppressedAmong = (emails: RawBuilder<unknown>) =>
  sql<
    SuppressedRow[]
  >`(select coalesce(json_agg(json_build_object('address', z.address, 'why', z.why, 'at', ${isoJson(sql`z.at`)}) order by z.address), '[]'::json)
    from suppressions z where z.address = any(array(select lower(e) from unnest(${emails}) e)))`;

/** The same of e-mails that were just written. */
export async function suppressedOf(reader: Reader, emails: readonly string[]): Promise<SuppressedRow[]> {
  if (emails.length === 0 || !reader.seesAllClients) return [];
  const [row] = await reader.run(
    sql<{ suppressed: SuppressedRow[] }>`select ${suppressedAmong(sql`${emails}::text[]`)} as suppressed`,
  );
  return row?.suppressed ?? [];
}

/** Whoever sees the client only through an order does not know what else it was. */
const mergedJson = (reader: Reader) =>
  reader.seesAllClients
    ? sql<
        MergedRow[]
      >`(select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'at', ${isoJson(sql`m.made_at`)}, 'by', ${personJson(sql`m.made_by`)}) order by m.id desc), '[]'::json)
        from client_merges m join clients i on i.id = m.other_id where m.kept_id = k.id and m.undone_at is null)`
    : sql<MergedRow[]>`'[]'::json`;

/** The client as it stands, held for the rest of the transaction. */
export async function holdClient(reader: Reader, id: number) {
  const row = await reader
    .clients()
    .where('k.id', '=', id)
    .select(fields)
    .select(named())
    .forUpdate('k')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
/** These two, or those that stand in a merge, held in one order whoever asks, so that nobody waits in a circle. */
export function holdClients(reader: Reader, ids: readonly number[] | RawBuilder<unknown>) {
  return reader
    .clients()
    .where(sql<boolean>`k.id = any(${Array.isArray(ids) ? sql`${ids}::bigint[]` : ids})`)
    .select(fields)
    .select(named())
    .select(
      sql<
        number | null
      >`(select m.made_by from client_merges m where m.other_id = k.id and m.undone_at is null)`.as(
        'mergedBy',
      ),
    )
    .orderBy('k.id')
    .forNoKeyUpdate('k')
    .execute();
}

/** A client and what it was merged into. */
export const mergeOf = (id: number): RawBuilder<unknown> =>
  sql`array(select unnest(array[x.id, x.merged_into_id]) from clients x where x.id = ${id})`;

export type HeldClient = Awaited<ReturnType<typeof holdClient>>;

/** A contact, held together with its client. */
export async function holdContact(
  reader: Reader,
  id: number,
): Promise<ContactRow & { managerId: number | null }> {
  const row = await reader
    .contacts()
    .where('p.id', '=', id)
    .select([
      'p.id',
      'p.client_id as clientId',
      'p.last_name as lastName',
      'p.first_name as firstName',
      'p.middle_name as middleName',
      'p.label',
      'p.position',
      sql<StoredPhone[]>`p.phones`.as('phones'),
      'p.emails',
      'p.notes',
      'p.decides',
      'p.is_main as isMain',
      mailingJson.as('mailing'),
      suppressedJson(reader).as('suppressed'),
      'p.version',
      'k.manager_id as managerId',
    ])
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Does the reader see the client? For lists that came back empty. */
export async function mustSeeClient(reader: Reader, id: number): Promise<void> {
  const row = await reader.clients().where('k.id', '=', id).select('k.id').executeTakeFirst();
  if (!row) throw notFound();
}

/** The same, with the comment on the client that a comment upon it answers. Documents hang on contracts and orders. */
export async function clientToComment(reader: Reader, id: number, comment: CommentBody): Promise<Refs> {
  const row = await reader
    .clients()
    .where('k.id', '=', id)
    .select(refsJson(reader, comment, sql<boolean>`c.client_id = ${id}`, sql<boolean>`false`).as('refs'))
    .executeTakeFirst();
  if (!row) throw notFound();
  return row.refs;
}

type Choice = { sourceId: number | null; activityId: number | null; managerId: number | null };
export type Chosen = { source: string | null; activity: string | null; manager: PersonRow | null };

/** The employee with this id, where clients can be given to them: a manager, or who leads the client base. */
export const activeManager = (id: RawBuilder<unknown> | number | null) =>
  sql`(select m.id from employees m where m.id = ${id}::bigint and m.status = 'active'
    and ('manager' = any(m.roles) or exists (select 1 from departments d where d.head_id = m.id and 'clientBase' = any(d.duties))))`;

/** What was chosen from lists, by name; null where the entry is not on the list (any more). */
export async function findChosen(reader: Reader, choice: Choice): Promise<Chosen> {
  if (choice.sourceId === null && choice.activityId === null && choice.managerId === null)
    return { source: null, activity: null, manager: null };
  const entry = (dictionary: string, id: number | null) =>
    sql`(select x.name from dictionary_entries x where x.id = ${id}::bigint and x.dictionary = ${dictionary} and x.archived_at is null)`;
  const [found] = await reader.run(sql<Chosen>`select ${entry('source', choice.sourceId)} as source,
    ${entry('activity', choice.activityId)} as activity,
    ${personJson(activeManager(choice.managerId))} as manager`);
  if (!found) throw new Error('a select without a row');
  return found;
}

type Changed = { key: string; before: unknown; after: unknown; at: string; actor: PersonRow | null };

const clientChanges = ['clientEdited', 'clientMerged', 'clientUnmerged'];

/** What was changed in a client or contact after the version somebody had before them. */
export async function changedSince(
  reader: Reader,
  what: { clientId: number; contactId?: number },
  version: number,
): Promise<Changed[]> {
  const rows = await reader
    .journal()
    .where(sql<boolean>`j.client_id = any(with_merged(${what.clientId}))`)
    .where('j.kind', 'in', what.contactId === undefined ? clientChanges : ['contactEdited'])
    .$if(what.contactId === undefined, (qb) => qb.where('j.client_id', '=', what.clientId))
    .where(sql<boolean>`(j.data ->> 'version')::int > ${version}`)
    .$if(what.contactId !== undefined, (qb) =>
      qb.where(sql<boolean>`(j.data ->> 'contactId')::bigint = ${what.contactId ?? 0}`),
    )
    .select([
      'j.at',
      sql<Record<string, unknown>>`j.data`.as('data'),
      personJson(sql`j.actor_id`).as('actor'),
    ])
    .orderBy('j.id')
    .execute();
  return rows.flatMap(({ at, data, actor }) => {
    const changes: Record<string, Change> =
      (data.changes as Record<string, Change> | undefined) ??
      Object.fromEntries(((data.fields as string[] | undefined) ?? []).map((field) => [field, {}]));
    return Object.entries(changes).map(([key, change]) => ({
      key,
      before: change.before ?? null,
      after: change.after ?? null,
      at,
      actor,
    }));
  });
}
