import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';

/** The order that renews `o`, where the person sees that one too: of one they do not see nothing follows. */
export const renewalOf = (reader: Reader) => sql<{ id: number; number: string } | null>`(
  select json_build_object('id', r.id, 'number', r.number) ${renewals(reader)} limit 1)`;

export const isRenewed = (reader: Reader): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 ${renewals(reader)})`;

const renewals = (reader: Reader) => sql`
  from (select o.id) p join orders r on r.renewed_from_id = p.id and r.status <> 'refused'
  where exists (select 1 from orders o where o.id = r.id and ${reader.sql.order()})`;
