import { sql } from 'kysely';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import type { StoredPhone } from './normalise.ts';

export type AlikeAsked = {
  inns: readonly string[];
  /** Names in normal form. */
  names: readonly string[];
  /** Numbers in E.164 and addresses in lower case. */
  reach: readonly string[];
};
export type AlikeClient = {
  id: number;
  name: string;
  nameNormal: string;
  inn: string | null;
  kpp: string | null;
  managerId: number | null;
  manager: PersonRow | null;
  archived: boolean;
  /** Its own numbers and addresses and those of its contacts, of those asked for. */
  reach: string[];
};

/** Clients by exact INN, name or reach, for many rows at once; of one merged into another, the other. One statement. */
export async function clientsAlike(
  reader: Reader,
  { inns, names, reach }: AlikeAsked,
): Promise<AlikeClient[]> {
  if (inns.length + names.length + reach.length === 0) return [];
  const parts = [
    ...(inns.length ? [sql`select k.id from clients k where k.inn = any(${[...inns]}::text[])`] : []),
    ...(names.length
      ? [sql`select k.id from clients k where k.name_normal = any(${[...names]}::text[])`]
      : []),
    ...(reach.length
      ? [
          // one by one through their index: many at once look like most of the table to the planner
          sql`select k.id from unnest(${[...reach]}::text[]) v cross join lateral
            (select k.id from clients k where reach_of(k.phones, k.emails) @> array[v] offset 0) k`,
          sql`select p.client_id from unnest(${[...reach]}::text[]) v cross join lateral
            (select p.client_id from contacts p where p.archived_at is null and reach_of(p.phones, p.emails) @> array[v] offset 0) p`,
        ]
      : []),
  ];
  return reader.run(sql<AlikeClient>`
    with found as (${sql.join(parts, sql` union `)}),
    shown as (select distinct coalesce(f.merged_into_id, f.id) as id, f.id as as_id from found join clients f on f.id = found.id)
    select k.id, k.name, k.name_normal as "nameNormal", k.inn, k.kpp, k.manager_id as "managerId", ${personJson(sql`k.manager_id`)} as manager,
      k.archived_at is not null as archived,
      array(select v from shown s join clients w on w.id = s.as_id, unnest(reach_of(w.phones, w.emails)) v where s.id = k.id and v = any(${[...reach]}::text[])
        union select v from shown s join contacts p on p.client_id = s.as_id, unnest(reach_of(p.phones, p.emails)) v
        where s.id = k.id and p.archived_at is null and v = any(${[...reach]}::text[])) as reach
    from clients k where k.id in (select id from shown) and k.merged_into_id is null and ${reader.sql.client()} order by k.id`);
}

export type KnownContact = {
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

/** The contacts of these clients. */
export const contactsOf = (reader: Reader, clientIds: readonly number[]): Promise<KnownContact[]> =>
  contacts(reader)
    .where(sql<boolean>`p.client_id = any(${[...clientIds]}::bigint[])`)
    .orderBy('p.id')
    .execute();

/** A contact that is not put away, held. */
export const contactAt = async (reader: Reader, id: number): Promise<KnownContact | null> =>
  (await contacts(reader).where('p.id', '=', id).forUpdate().executeTakeFirst()) ?? null;

const contacts = (reader: Reader) =>
  reader
    .contacts()
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
    ]);
