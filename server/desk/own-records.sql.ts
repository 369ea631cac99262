import { type RawBuilder, sql } from 'kysely';
import { ownWays } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** Selects of ids, and of a row for each record: the last is lazy, so that a bound on it is one on its work. */
export type OwnRecords = Record<'orders' | 'clients' | 'contracts' | 'records', RawBuilder<unknown>>;

/** All that could be seen by who sees few orders; more than they see, for the reader's own conditions stand beside it. */
export function ownRecords(reader: Reader): OwnRecords | null {
  const ways = ownWays(reader);
  if (!ways) return null;
  const selves = sql`${reader.actor.selves.map(({ employeeId }) => employeeId)}::bigint[]`;
  const ofOrders = (column: RawBuilder<unknown>, by = sql` union `) =>
    sql.join(
      ways.map((way) => sql`select ${column} from orders o where ${way}`),
      by,
    );
  const ofContracts = sql`select t.id from contracts t where t.author_id = any(${selves})
    union all select t.id from contracts t join clients k on k.id = t.client_id where k.manager_id = any(${selves})`;
  return {
    orders: ofOrders(sql`o.id`),
    clients: ofOrders(sql`o.client_id`),
    contracts: sql`${ofOrders(sql`o.contract_id`)} union ${ofContracts}`,
    records: sql`${ofOrders(sql`o.id`, sql` union all `)} union all ${ofContracts}`,
  };
}
