import { sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { sha256Hex } from './actor.ts';

/** The library takes Latin addresses only; any other («почта@компания.рф») goes under a name made of its hash. */
export const libraryEmail = (email: string): string =>
  /^[a-z0-9_'+\-.]+@([a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/.test(email) && !/^\.|\.\.|\.@/.test(email)
    ? email
    : `${sha256Hex(email)}@sign-in.invalid`;

/** Gives an employee this password, in place of any former one. */
export async function putPassword(
  trx: Transaction<DB>,
  employee: { id: number; email: string },
  hash: string,
): Promise<void> {
  const userId = await userOf(trx, employee);
  await trx.deleteFrom('auth_accounts').where('user_id', '=', userId).execute();
  await trx
    .insertInto('auth_accounts')
    .values({ user_id: userId, account_id: userId, provider_id: 'credential', password: hash })
    .execute();
}

async function userOf(trx: Transaction<DB>, employee: { id: number; email: string }): Promise<string> {
  const known = await trx
    .selectFrom('employees')
    .select('auth_user_id')
    .where('id', '=', employee.id)
    .executeTakeFirstOrThrow();
  if (known.auth_user_id !== null) return known.auth_user_id;
  const user = await trx
    .insertInto('auth_users')
    .values({ name: String(employee.id), email: libraryEmail(employee.email) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx.updateTable('employees').set({ auth_user_id: user.id }).where('id', '=', employee.id).execute();
  return user.id;
}

/** Signing in follows the employee's address. */
export async function changeSignInEmail(
  trx: Transaction<DB>,
  employeeId: number,
  email: string,
): Promise<void> {
  await trx
    .updateTable('auth_users')
    .set({ email: libraryEmail(email), updated_at: sql<string>`now()` })
    .where('id', 'in', (eb) =>
      eb.selectFrom('employees').select('auth_user_id').where('id', '=', employeeId).$castTo<string>(),
    )
    .execute();
}

/** Ends every way in: sessions, password, API tokens, open invitations. The address becomes free for somebody else. */
export async function endAccess(trx: Transaction<DB>, employeeId: number): Promise<void> {
  const { auth_user_id: userId } = await trx
    .selectFrom('employees')
    .select('auth_user_id')
    .where('id', '=', employeeId)
    .executeTakeFirstOrThrow();
  if (userId !== null) {
    await trx.updateTable('employees').set({ auth_user_id: null }).where('id', '=', employeeId).execute();
    // sessions and accounts go with it
    await trx.deleteFrom('auth_users').where('id', '=', userId).execute();
  }
  await trx
    .updateTable('api_tokens')
    .set({ revoked_at: sql<string>`now()` })
    .where('employee_id', '=', employeeId)
    .where('revoked_at', 'is', null)
    .execute();
  await trx
    .updateTable('one_time_tokens')
    .set({ used_at: sql<string>`now()` })
    .where('employee_id', '=', employeeId)
    .where('used_at', 'is', null)
    .execute();
}
