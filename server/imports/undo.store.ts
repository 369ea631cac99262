import { sql } from 'kysely';
import { RightsChanged, type Tx } from '#server/db/transact.ts';

/** Who worked on a record after the import, and when: in the company's day and hour. */
export type Foreign = { who: string; at: string };

/**
 * Of these records those that somebody did something with, or hung something on, beside this import and beside imports that are taken back: every
 * act has its row in the journal. Held meanwhile, so that nothing is hung on them between the look and the end.
 */
export async function foreignFacts(
  tx: Tx,
  importId: number,
  { clients, contracts }: { clients: readonly number[]; contracts: readonly number[] },
): Promise<Map<string, Foreign>> {
  if (clients.length + contracts.length === 0) return new Map();
  await sql`select id from clients where id = any(${[...clients]}::bigint[]) order by id for update`.execute(
    tx.trx,
  );
  await sql`select id from contracts where id = any(${[...contracts]}::bigint[]) order by id for update`.execute(
    tx.trx,
  );
  const { rows } = await sql<Foreign & { key: string }>`
    select distinct on (x.key) x.key, coalesce(concat_ws(' ', e.last_name, left(e.first_name, 1) || '.', left(e.middle_name, 1) || '.'), '—') as who,
      to_char(x.at at time zone (select time_zone from company), 'DD.MM.YYYY HH24:MI') as at
    from (
      select 'client:' || j.client_id as key, j.id, j.at, j.actor_id from journal j where j.client_id = any(${[...clients]}::bigint[]) and ${isForeign(importId)}
      union all
      select 'contract:' || j.contract_id, j.id, j.at, j.actor_id from journal j where j.contract_id = any(${[...contracts]}::bigint[]) and ${isForeign(importId)}
    ) x left join employees e on e.id = x.actor_id order by x.key, x.id`.execute(tx.trx);
  return new Map(rows.map(({ key, who, at }) => [key, { who, at }]));
}

const isForeign = (importId: number) => sql`coalesce(j.data ->> 'importId', '') <> ${String(importId)}
  and not exists (select 1 from imports u where u.id::text = j.data ->> 'importId' and u.state = 'undone')
  and not exists (select 1 from orders o where o.id = j.order_id and o.removed_at is not null)
  and not exists (select 1 from contracts t where t.id = j.contract_id and t.removed_at is not null)`;

/** At the moment that their rows of the journal bear. */
export async function removeClients(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update clients set removed_at = now(), version = version + 1 where id = any(${[...ids]}::bigint[]) and removed_at is null`.execute(
    tx.trx,
  );
}

export async function removeContracts(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update contracts set removed_at = now() where id = any(${[...ids]}::bigint[]) and removed_at is null`.execute(
    tx.trx,
  );
}

/** Through the database's own word, which compares with what the import left; answers those that went. */
export async function removeOrders(
  tx: Tx,
  importId: number,
  ids: readonly number[],
  at: string,
): Promise<number[]> {
  if (ids.length === 0) return [];
  const asked = {
    epoch: tx.person.epoch,
    at,
    actorId: tx.person.employeeId,
    standingForId: null,
    importId,
    ids,
  };
  const { rows } = await sql<{
    ids: number[] | null;
  }>`select to_json(remove_imported_orders(${JSON.stringify(asked)}::jsonb)) as ids`.execute(tx.trx);
  const gone = rows[0]?.ids;
  if (!gone) throw new RightsChanged();
  return gone;
}

/** Did somebody record a consent of this contact? */
export async function consented(tx: Tx, contactId: number): Promise<boolean> {
  const row = await tx.trx
    .selectFrom('consents')
    .select('id')
    .where('contact_id', '=', contactId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
