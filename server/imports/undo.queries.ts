import { sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';

/** Who worked on a record after the import, and when, in the company's day and hour: as far as the reader may know. */
export type Foreign = { who: string | null; at: string | null };

/**
 * Of these records those that somebody did something with, or hung something on, beside this import and beside imports that are taken
 * back: every act has its row in the journal. Of what the reader does not see only that it is there is told.
 */
export async function foreignFacts(
  reader: Reader,
  importId: number,
  { clients, contracts }: { clients: readonly number[]; contracts: readonly number[] },
): Promise<Map<string, Foreign>> {
  if (clients.length + contracts.length === 0) return new Map();
  const fact = sql`j.id, j.at, j.actor_id, ${reader.sql.journal()} as seen`;
  const rows = await reader.run(sql<Foreign & { key: string }>`
    select distinct on (x.key) x.key, case when x.seen then coalesce(concat_ws(' ', e.last_name, left(e.first_name, 1) || '.', left(e.middle_name, 1) || '.'), '—') end as who,
      case when x.seen then to_char(x.at at time zone (select time_zone from company), 'DD.MM.YYYY HH24:MI') end as at
    from (
      select 'client:' || j.client_id as key, ${fact} from journal j where j.client_id = any(${[...clients]}::bigint[]) and ${isForeign(importId)}
      union all
      select 'contract:' || j.contract_id, ${fact} from journal j where j.contract_id = any(${[...contracts]}::bigint[]) and ${isForeign(importId)}
    ) x left join employees e on e.id = x.actor_id order by x.key, x.seen desc, x.id`);
  return new Map(rows.map(({ key, who, at }) => [key, { who, at }]));
}

const isForeign = (importId: number) => sql`coalesce(j.data ->> 'importId', '') <> ${String(importId)}
  and not exists (select 1 from imports u where u.id::text = j.data ->> 'importId' and u.state = 'undone')
  and not exists (select 1 from orders o where o.id = j.order_id and o.removed_at is not null)
  and not exists (select 1 from contracts t where t.id = j.contract_id and t.removed_at is not null)`;
