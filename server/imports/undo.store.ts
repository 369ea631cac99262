import { sql } from 'kysely';
import { RightsChanged, type Tx } from '#server/db/transact.ts';

/** Held from here on, so that nothing is hung on them between the look and the end. */
export async function holdMade(
  tx: Tx,
  { clients, contracts }: { clients: readonly number[]; contracts: readonly number[] },
): Promise<void> {
  await sql`select id from clients where id = any(${[...clients]}::bigint[]) order by id for update`.execute(
    tx.trx,
  );
  await sql`select id from contracts where id = any(${[...contracts]}::bigint[]) order by id for update`.execute(
    tx.trx,
  );
}

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
