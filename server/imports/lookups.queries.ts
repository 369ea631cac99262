import { sql } from 'kysely';
import { fullName, shortName } from '#domain/values/fullName.ts';
import type { Reader } from '#server/visibility/reader.ts';

type Leader = { id: number; lastName: string; firstName: string; middleName: string | null; email: string };
/** One found, none, or several that are written alike. */
export type Named = { id: number } | 'none' | 'several';
export type Lookups = {
  /** Who may lead clients and orders, by full name, surname with initials, surname, or e-mail. */
  leader: (text: string) => Named;
  entry: (dictionary: string, text: string) => Named;
};

/** People and dictionaries by what stands in a cell; read once for a piece of the table. */
export async function lookupsFor(reader: Reader): Promise<Lookups> {
  const [found] = await reader.run(sql<{
    leaders: Leader[];
    entries: { id: number; dictionary: string; name: string }[];
  }>`
    select (select coalesce(json_agg(json_build_object('id', e.id, 'lastName', e.last_name, 'firstName', e.first_name, 'middleName', e.middle_name, 'email', e.email)), '[]'::json)
        from employees e where e.status = 'active' and ('manager' = any(e.roles)
          or exists (select 1 from departments d where d.head_id = e.id and 'clientBase' = any(d.duties)))) as leaders,
      (select coalesce(json_agg(json_build_object('id', x.id, 'dictionary', x.dictionary, 'name', x.name)), '[]'::json)
        from dictionary_entries x where x.archived_at is null) as entries`);
  const leaders = new Map<string, Set<number>>();
  for (const one of found?.leaders ?? [])
    for (const form of [
      fullName(one),
      shortName(one),
      one.lastName,
      `${one.lastName} ${one.firstName}`,
      one.email,
    ])
      add(leaders, plain(form), one.id);
  const entries = new Map<string, Set<number>>();
  for (const one of found?.entries ?? []) add(entries, `${one.dictionary}:${plain(one.name)}`, one.id);
  return {
    leader: (text) => theOne(leaders.get(plain(text))),
    entry: (dictionary, text) => theOne(entries.get(`${dictionary}:${plain(text)}`)),
  };
}

/** Case, ё, dots and spaces make no other name. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s.«»"]+/g, ' ')
    .trim();

function add(map: Map<string, Set<number>>, key: string, id: number): void {
  const ids = map.get(key) ?? new Set();
  map.set(key, ids.add(id));
}

function theOne(ids: Set<number> | undefined): Named {
  const [id] = ids ?? [];
  if (id === undefined) return 'none';
  return ids?.size === 1 ? { id } : 'several';
}
