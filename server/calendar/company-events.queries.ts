import { sql } from 'kysely';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type CompanyEventRow = {
  id: number;
  title: string;
  note: string;
  startsOn: string;
  endsOn: string;
  at: string | null;
  until: string | null;
  departments: { id: number; key: string; name: string }[];
  createdBy: PersonRow;
  version: number;
};

const columns = (reader: Reader) =>
  reader.companyEvents().select([
    'w.id',
    'w.title',
    'w.note',
    'w.starts_on as startsOn',
    'w.ends_on as endsOn',
    sql<string | null>`to_char(w.at_time, 'HH24:MI')`.as('at'),
    sql<string | null>`to_char(w.until_time, 'HH24:MI')`.as('until'),
    sql<
      CompanyEventRow['departments']
    >`(select coalesce(json_agg(json_build_object('id', d.id, 'key', d.key, 'name', d.name) order by d.id), '[]'::json)
        from departments d where d.id = any(w.departments))`.as('departments'),
    personJson(sql`w.created_by`).$castTo<PersonRow>().as('createdBy'),
    'w.version',
  ]);

export async function loadEvent(reader: Reader, id: number): Promise<CompanyEventRow> {
  const found = await columns(reader).where('w.id', '=', id).executeTakeFirst();
  if (!found) throw notFound();
  return found;
}

/** For the rest of the transaction. */
export async function holdEvent(reader: Reader, id: number): Promise<CompanyEventRow> {
  const found = await columns(reader).where('w.id', '=', id).forUpdate('w').executeTakeFirst();
  if (!found) throw notFound();
  return found;
}
