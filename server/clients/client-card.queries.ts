import { sql } from 'kysely';
import { companySearchName } from '#domain/values/companyName.ts';
import { type Change, type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { dictionaryJson, ordersCount, type Ref } from './clients.queries.ts';
import type { StoredPhone } from './normalise.ts';

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
  version: number;
};

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
      sql<number>`(select count(*)::int from (select 1 from contracts t where t.client_id = k.id and ${reader.sql.contract()} limit 1000) x)`.as(
        'contracts',
      ),
      sql<
        ContactRow[]
      >`(select coalesce(json_agg(json_build_object('id', p.id, 'clientId', p.client_id, 'lastName', p.last_name,
        'firstName', p.first_name, 'middleName', p.middle_name, 'label', p.label, 'position', p.position, 'phones', p.phones,
        'emails', p.emails, 'notes', p.notes, 'decides', p.decides, 'isMain', p.is_main, 'version', p.version)
        order by p.is_main desc, p.id), '[]'::json) from contacts p where p.client_id = k.id and p.archived_at is null)`.as(
        'contacts',
      ),
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

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

type Choice = { sourceId: number | null; activityId: number | null; managerId: number | null };
export type Chosen = { source: string | null; activity: string | null; manager: PersonRow | null };

/** What was chosen from lists, by name; null where the entry is not on the list (any more). */
export async function findChosen(reader: Reader, choice: Choice): Promise<Chosen> {
  if (choice.sourceId === null && choice.activityId === null && choice.managerId === null)
    return { source: null, activity: null, manager: null };
  const entry = (dictionary: string, id: number | null) =>
    sql`(select x.name from dictionary_entries x where x.id = ${id}::bigint and x.dictionary = ${dictionary} and x.archived_at is null)`;
  const [found] = await reader.run(sql<Chosen>`select ${entry('source', choice.sourceId)} as source,
    ${entry('activity', choice.activityId)} as activity,
    ${personJson(sql`(select m.id from employees m where m.id = ${choice.managerId}::bigint and m.status = 'active'
      and ('manager' = any(m.roles) or exists (select 1 from departments d where d.head_id = m.id and 'clientBase' = any(d.duties))))`)} as manager`);
  if (!found) throw new Error('a select without a row');
  return found;
}

export type Duplicate = Ref & { inn: string | null; manager: PersonRow | null; archived: boolean };

/** Clients whose name or INN says that they are the one being typed; only those the reader sees. */
export async function findDuplicates(
  reader: Reader,
  {
    name,
    inn,
    exceptId,
  }: { name?: string | undefined; inn?: string | undefined; exceptId?: number | undefined },
): Promise<Duplicate[]> {
  const form = companySearchName(name ?? '');
  const digits = (inn ?? '').replace(/\D/g, '');
  const tests = [
    ...(form.length >= 3
      ? [sql<boolean>`(k.name_normal % ${form} and similarity(k.name_normal, ${form}) > 0.6)`]
      : []),
    ...(form === '' ? [] : [sql<boolean>`k.name_normal = ${form}`]),
    ...(digits.length === 10 || digits.length === 12 ? [sql<boolean>`k.inn = ${digits}`] : []),
  ];
  if (tests.length === 0) return [];
  return reader
    .clients()
    .where(sql<boolean>`(${sql.join(tests, sql` or `)})`)
    .where('k.id', '<>', exceptId ?? 0)
    .select(['k.id', 'k.name', 'k.inn'])
    .select([
      sql<boolean>`k.archived_at is not null`.as('archived'),
      personJson(sql`k.manager_id`).as('manager'),
    ])
    .orderBy(sql`(k.inn is not distinct from ${digits}) desc, similarity(k.name_normal, ${form}) desc, k.id`)
    .limit(10)
    .execute();
}

type Changed = { key: string; before: unknown; after: unknown; at: string; actor: PersonRow | null };

/** What was changed in a client or contact after the version somebody had before them. */
export async function changedSince(
  reader: Reader,
  what: { clientId: number; contactId?: number },
  version: number,
): Promise<Changed[]> {
  const rows = await reader
    .journal()
    .where('j.client_id', '=', what.clientId)
    .where('j.kind', 'in', what.contactId === undefined ? ['clientEdited'] : ['contactEdited'])
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
