import { sql } from 'kysely';
import { RightsChanged, type Tx } from '#server/db/transact.ts';

/**
 * First statement of an act that changes anybody's rights. Such an act ends up holding them alone (a trigger of the
 * tables sees to it); two that had held them shared before would wait for each other for ever.
 */
export async function holdRightsAlone(tx: Pick<Tx, 'trx'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(7001)`.execute(tx.trx);
}

/** The same for a signed-in person: throws `RightsChanged` where theirs no longer stand. */
export async function holdRightsToChangeThem(tx: Tx): Promise<void> {
  await holdRightsAlone(tx);
  const { rows } = await sql<{ stand: boolean }>`select rights_stand(${tx.person.epoch}) as stand`.execute(
    tx.trx,
  );
  if (!rows[0]?.stand) throw new RightsChanged();
  tx.ledger.rightsHeld = true;
}
