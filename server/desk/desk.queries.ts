import { type RawBuilder, sql } from 'kysely';
import { clientsFound } from '#server/clients/public.ts';
import { contractsFound } from '#server/contracts/public.ts';
import { isNumber, like, selectsFitting } from '#server/orders/public.ts';
import { firstFound, type SearchIndex, type Sought, seek, shownFor } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type Hit = { id: number; title: string; subtitle: string | null; badge: string | null };
export type Found = {
  corrected: string | null;
  client: Hit[];
  contract: Hit[];
  order: Hit[];
  employee: Hit[];
};
type Kind = Exclude<keyof Found, 'corrected'>;

const EACH = 8;

/**
 * One search over clients, contracts, orders and colleagues that the person sees, in one statement: as typed first; when that
 * finds nothing at all, in the other readings one after the other, and then it says so.
 */
export async function search(reader: Reader, index: SearchIndex, typed: string): Promise<Found> {
  const soughts = await seek(
    index,
    typed,
    (one) => reader.seesAllClients && one.clients.total + one.contracts.total > 0,
  );
  const rows = await reader.run(sql<Hit & { reading: number; kind: Kind }>`
    with page as materialized (${firstFound(soughts.map((sought) => allKinds(reader, sought, typed)))})
    select p.reading, p.kind, p.id, h.title, h.subtitle, h.badge from page p cross join lateral (
      ${sql.join(
        [...shown(reader)].map(([kind, select]) => sql`select x.* from (${select}) x where p.kind = ${kind}`),
        sql` union all `,
      )}) h
    order by p.kind, p.n`);
  const used = soughts[rows[0]?.reading ?? 0];
  const of = (kind: Kind): Hit[] =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ id, title, subtitle, badge }) => ({ id, title, subtitle, badge }));
  return {
    corrected: rows.length > 0 && used ? shownFor(used) : null,
    client: of('client'),
    contract: of('contract'),
    order: of('order'),
    employee: of('employee'),
  };
}

/** The first few of each kind that fit this reading: `(kind, id, n)`. */
function allKinds(reader: Reader, sought: Sought, typed: string): RawBuilder<unknown> {
  const kinds: [Kind, RawBuilder<unknown>][] = [
    [
      'client',
      clientsFound(reader, sought, typed, { where: [], after: null, newestFirst: false, rows: EACH }),
    ],
    ['contract', contractsFound(reader, sought, { where: [], after: null, rows: EACH })],
    ['order', ordersFound(reader, sought, typed)],
    ['employee', colleagues(reader, sought, typed)],
  ];
  return sql.join(
    kinds.map(
      ([kind, select]) =>
        sql`(select ${kind}::text as kind, x.id, row_number() over () as n from (${select}) x)`,
    ),
    sql` union all `,
  ) as RawBuilder<unknown>;
}

function ordersFound(reader: Reader, sought: Sought, typed: string): RawBuilder<unknown> {
  const first = isNumber(typed);
  const parts = selectsFitting(
    reader,
    sought,
    typed,
    (fits) =>
      sql`select o.id, ${first} as first from orders o where ${fits} order by o.id desc limit ${EACH}`,
  );
  return parts.length === 0
    ? sql`select 0::bigint as id where false`
    : sql`select x.id from (${sql.join(parts, sql` union `)}) x order by x.first desc, x.id desc limit ${EACH}`;
}

/** By any part of the full name; the directory is open to every employee. */
function colleagues(
  reader: Reader,
  { name, similar, correction }: Sought,
  typed: string,
): RawBuilder<unknown> {
  const forms = new Set([name ?? '', correction === null ? typed.toLowerCase().replaceAll('ё', 'е') : '']);
  forms.delete('');
  if (similar || forms.size === 0) return sql`select 0::bigint as id where false`;
  return sql`${reader
    .employees()
    .where('e.status', '=', 'active')
    .where(
      sql<boolean>`replace(lower(concat_ws(' ', e.last_name, e.first_name, e.middle_name)), 'ё', 'е') like any(${[...forms].map(like)}::text[])`,
    )
    .select('e.id')
    .orderBy('e.last_name')
    .orderBy('e.id')
    .limit(EACH)}`;
}

/** What is shown of a hit `p`; it was judged before. */
const shown = (reader: Reader): Map<Kind, RawBuilder<unknown>> =>
  new Map<Kind, RawBuilder<unknown>>([
    [
      'client',
      sql`select k.name as title, k.inn as subtitle, case when k.archived_at is not null then 'archived' when k.status = 'refused' then 'refused' end as badge
        from clients k where k.id = p.id and ${reader.sql.client()}`,
    ],
    [
      'contract',
      sql`select t.number, (select k.name from clients k where k.id = t.client_id), null::text
        from contracts t where t.id = p.id and ${reader.sql.contract()}`,
    ],
    [
      'order',
      sql`select concat(o.number, ' ', o.title), (select k.name from clients k where k.id = o.client_id),
        case when o.archived_at is not null then 'archived' else o.status end from orders o where o.id = p.id and ${reader.sql.order()}`,
    ],
    [
      'employee',
      sql`select concat_ws(' ', e.last_name, e.first_name, e.middle_name), e.position, null::text from employees e where e.id = p.id`,
    ],
  ]);
