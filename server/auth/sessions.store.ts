import type { Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { sha256Hex } from './actor.ts';

/** Only an active employee gets a session; the flows of signing in answer it as a wrong password. */
export class NotActive extends Error {}

type Fact = {
  kind: string;
  actorId: number | null;
  employeeId?: number | null;
  data?: Record<string, unknown>;
};

/** One journal row of an act done without a session: signing in, the first start, an invitation. */
export async function note(
  trx: Transaction<DB>,
  { kind, actorId, employeeId = null, data = {} }: Fact,
): Promise<void> {
  await trx
    .insertInto('journal')
    .values({ kind, actor_id: actorId, employee_id: employeeId, data: JSON.stringify(data) })
    .execute();
}

/** Inserts a session with its journal row, for somebody who is active and stays so until the commit. */
export async function noteSession<T extends Record<string, unknown>>(
  trx: Transaction<DB>,
  userId: string,
  insert: () => Promise<T>,
): Promise<T> {
  const employee = await trx
    .selectFrom('employees')
    .select('id')
    .where('auth_user_id', '=', userId)
    .where('status', '=', 'active')
    .forShare()
    .executeTakeFirst();
  if (!employee) throw new NotActive();
  const session = await insert();
  await note(trx, {
    kind: 'sessionOpened',
    actorId: employee.id,
    employeeId: employee.id,
    data: { sessionId: session.id },
  });
  return session;
}

/** Ends one session by its token; answers whether there was one. */
export async function noteSessionEnded(trx: Transaction<DB>, token: string): Promise<void> {
  const session = await trx
    .selectFrom('auth_sessions as s')
    .innerJoin('employees as e', 'e.auth_user_id', 's.user_id')
    .select(['s.id', 'e.id as employee_id'])
    .where('s.token', '=', sha256Hex(token))
    .executeTakeFirst();
  if (!session) return;
  await note(trx, {
    kind: 'sessionEnded',
    actorId: session.employee_id,
    employeeId: session.employee_id,
    data: { sessionId: session.id },
  });
}

export async function endSessionById(trx: Transaction<DB>, sessionId: string): Promise<void> {
  await trx.deleteFrom('auth_sessions').where('id', '=', sessionId).execute();
}

/** Ends every session of an employee. */
export async function endSessions(trx: Transaction<DB>, employeeId: number): Promise<void> {
  await trx
    .deleteFrom('auth_sessions')
    .where('user_id', 'in', (eb) =>
      eb.selectFrom('employees').select('auth_user_id').where('id', '=', employeeId).$castTo<string>(),
    )
    .execute();
}
