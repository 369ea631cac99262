import { sql } from 'kysely';
import { companySearchName } from '#domain/values/companyName.ts';
import { emailKey, parseEmail } from '#domain/values/email.ts';
import { parsePhone } from '#domain/values/phone.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import type { Ref } from './clients.queries.ts';

type Asked = {
  name?: string | undefined;
  inn?: string | undefined;
  phones?: string | undefined;
  emails?: string | undefined;
  exceptId?: number | undefined;
};
/** `value` of a phone is E.164, of an address its lower case. */
export type DuplicateMatch = {
  by: 'name' | 'alike' | 'inn' | 'reach';
  value: string | null;
  contact: string | null;
};
export type Duplicate = Ref & {
  inn: string | null;
  manager: PersonRow | null;
  archived: boolean;
  matches: DuplicateMatch[];
};

const most = 10;

/**
 * Clients that look like the one being typed: by name, INN, phone or address, their own or of their contacts; only those the
 * reader sees, and of a client merged into another the other. One statement.
 */
export async function findDuplicates(reader: Reader, asked: Asked): Promise<Duplicate[]> {
  const form = companySearchName(asked.name ?? '');
  const digits = (asked.inn ?? '').replace(/\D/g, '');
  const inn = digits.length === 10 || digits.length === 12 ? digits : null;
  const reach = reachOf(asked);
  const same = form === '' ? sql<boolean>`false` : sql<boolean>`k.name_normal = ${form}`;
  const alike =
    form.length < 3
      ? sql<boolean>`false`
      : sql<boolean>`(k.name_normal % ${form} and similarity(k.name_normal, ${form}) > 0.6)`;
  const byInn = inn === null ? sql<boolean>`false` : sql<boolean>`k.inn = ${inn}`;
  if (form === '' && inn === null && reach.length === 0) return [];
  const tests = [
    ...(form.length < 3 ? [] : [alike]),
    ...(form === '' ? [] : [same]),
    ...(inn === null ? [] : [byInn]),
    ...(reach.length === 0 ? [] : reachTests(reach)),
  ];
  const byReach =
    reach.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(reachTests(reach), sql` or `)})`;
  // by what each is alike is said only of those that are shown
  const rows = await reader.run(sql<Duplicate>`
    with alike as (
      select k.id, coalesce(k.merged_into_id, k.id) as shown, ${byInn} as by_inn, ${byReach} as by_reach,
        case when ${same} then 'name' when ${alike} then 'alike' end as by_name, similarity(k.name_normal, ${form}) as closeness
      from clients k where (${sql.join(tests, sql` or `)}) and ${reader.sql.client()}
    ),
    found as materialized (
      select * from alike order by by_inn desc, by_reach desc, by_name = 'name' desc nulls last, closeness desc, id limit ${most * 2}
    )
    select k.id, k.name, k.inn, k.archived_at is not null as archived, ${personJson(sql`k.manager_id`)} as manager,
      (case when f.by_inn then jsonb_build_array(jsonb_build_object('by', 'inn', 'value', null, 'contact', null)) else '[]' end)
        || ${reachMatches(reach)}
        || (case when f.by_name is not null then jsonb_build_array(jsonb_build_object('by', f.by_name, 'value', null, 'contact', null)) else '[]' end) as matches
    from found f join clients w on w.id = f.id join clients k on k.id = f.shown
    where ${reader.sql.client()} and k.merged_into_id is null and k.id <> ${asked.exceptId ?? 0}::bigint
    order by f.by_inn desc, f.by_reach desc, f.by_name = 'name' desc nulls last, f.closeness desc, k.id`);
  return together(rows).slice(0, most);
}

/** Numbers in E.164 and addresses in lower case; what is not typed to its end yet is nothing. */
function reachOf({ phones = '', emails = '' }: Asked): string[] {
  const numbers = phones.split(';').flatMap((typed) => {
    const read = parsePhone(typed);
    return read.ok ? [read.value.e164] : [];
  });
  const addresses = emails.split(';').flatMap((typed) => {
    const read = parseEmail(typed);
    return read.ok ? [emailKey(read.value)] : [];
  });
  return [...new Set([...numbers.slice(0, mostReach), ...addresses.slice(0, mostReach)])];
}
const mostReach = 20;

/** The client `k` has one of these, or one of its contacts does. */
const reachTests = (reach: readonly string[]) => [
  sql<boolean>`reach_of(k.phones, k.emails) && ${reach}::text[]`,
  sql<boolean>`k.id = any(array(select p.client_id from contacts p where p.archived_at is null and reach_of(p.phones, p.emails) && ${reach}::text[]))`,
];

const reachMatches = (reach: readonly string[]) =>
  reach.length === 0
    ? sql`'[]'::jsonb`
    : sql`coalesce((select jsonb_agg(jsonb_build_object('by', 'reach', 'value', x.value, 'contact', x.contact)) from (
        select v as value, null as contact, 0 as rank from unnest(reach_of(w.phones, w.emails)) v where v = any(${reach}::text[])
        union all
        select v, coalesce(nullif(concat_ws(' ', p.last_name, p.first_name, p.middle_name), ''), p.label), 1
        from contacts p cross join unnest(reach_of(p.phones, p.emails)) v
        where p.client_id = w.id and p.archived_at is null and v = any(${reach}::text[])
        order by 3, 1 limit 5) x), '[]'::jsonb)`;

/** A client and those merged into it are one. */
function together(rows: readonly Duplicate[]): Duplicate[] {
  const byId = new Map<number, Duplicate>();
  for (const row of rows) {
    const known = byId.get(row.id);
    if (!known) byId.set(row.id, row);
    else
      known.matches.push(
        ...row.matches.filter(
          (one) => !known.matches.some((it) => JSON.stringify(it) === JSON.stringify(one)),
        ),
      );
  }
  return [...byId.values()];
}
