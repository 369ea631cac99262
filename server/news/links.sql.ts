import { type RawBuilder, sql } from 'kysely';
import type { RecordKind } from '#domain/news/record-kinds.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** The name of the linked record `x (kind, id)`, each under its own rule: who does not see it gets none. */
const nameOf = (reader: Reader): Record<RecordKind, RawBuilder<unknown>> => ({
  order: sql`select o.number from orders o where o.id = x.id and ${reader.sql.order()}`,
  client: sql`select k.name from clients k where k.id = x.id and k.merged_into_id is null and ${reader.sql.client()}`,
  contract: sql`select t.number from contracts t where t.id = x.id and ${reader.sql.contract()}`,
  task: sql`select tk.title from tasks tk where tk.id = x.id and ${reader.sql.task()}`,
  employee: sql`select concat_ws(' ', e.last_name, e.first_name, e.middle_name) from employees e where e.id = x.id`,
});

/** What the news `nw` links to, as the reader sees it now. */
export const linksJson = (reader: Reader): RawBuilder<unknown> =>
  sql`(select coalesce(json_agg(json_build_object('kind', x.kind, 'id', x.id, 'title', case x.kind ${sql.join(
    Object.entries(nameOf(reader)).map(([kind, name]) => sql`when ${kind} then (${name})`),
    sql` `,
  )} end)), '[]'::json) from jsonb_to_recordset(nw.links) as x (kind text, id bigint))`;
