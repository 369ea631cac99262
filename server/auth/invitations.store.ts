import type { Kysely, Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { findOneTimeToken } from './one-time-tokens.store.ts';

export type Invited = {
  id: number;
  email: string;
  lastName: string;
  firstName: string;
  middleName: string | null;
  status: string;
  companyName: string;
};

/** Whose invitation this is; null if it is unknown, used, expired, or its person has been dismissed. */
export async function findInvited(db: Kysely<DB>, token: string): Promise<Invited | null> {
  const found = await findOneTimeToken(db, 'invitation', token);
  if (!found?.employeeId) return null;
  const row = await db
    .selectFrom('employees as e')
    .innerJoin('company as c', (on) => on.onTrue())
    .select([
      'e.id',
      'e.email',
      'e.last_name as lastName',
      'e.first_name as firstName',
      'e.middle_name as middleName',
      'e.status',
      'c.name as companyName',
    ])
    .where('e.id', '=', found.employeeId)
    .where('e.status', '<>', 'dismissed')
    .executeTakeFirst();
  return row ?? null;
}

/** The state under a lock; a dismissal that came in between wins. */
export async function lockEmployeeStatus(trx: Transaction<DB>, employeeId: number): Promise<string> {
  const row = await trx
    .selectFrom('employees')
    .select('status')
    .where('id', '=', employeeId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.status;
}

export async function markActive(trx: Transaction<DB>, employeeId: number): Promise<void> {
  await trx
    .updateTable('employees')
    .set((eb) => ({ status: 'active', version: eb('version', '+', 1) }))
    .where('id', '=', employeeId)
    .execute();
}
