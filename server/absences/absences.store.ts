import { sql } from 'kysely';
import type { RequestState } from '#domain/absences/request-state.ts';
import type { Tx } from '#server/db/transact.ts';

export type AbsenceValues = {
  employeeId: number;
  kind: string;
  fromOn: string;
  toOn: string;
  substituteId: number | null;
};

export async function insertRequest(
  { trx, person }: Tx,
  values: AbsenceValues & { note: string; at: string },
) {
  return trx
    .insertInto('absence_requests')
    .values({
      employee_id: values.employeeId,
      kind: values.kind,
      from_on: values.fromOn,
      to_on: values.toOn,
      substitute_id: values.substituteId,
      note: values.note,
      asked_at: values.at,
      asked_by: person.employeeId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}

/** What is entered without being asked for: approved by who enters it. */
export async function insertAbsence(
  { trx, person }: Tx,
  { employeeId, kind, fromOn, toOn, substituteId }: AbsenceValues,
): Promise<{ id: number; requestId: number }> {
  const me = person.employeeId;
  const { rows } = await sql<{ id: number; requestId: number }>`
    with entered as (insert into absence_requests (employee_id, kind, from_on, to_on, substitute_id, state, asked_by, decided_by, decided_at)
      values (${employeeId}, ${kind}, ${fromOn}::date, ${toOn}::date, ${substituteId}::bigint, 'approved', ${me}, ${me}, now()) returning *)
    insert into absences (employee_id, kind, from_on, to_on, substitute_id, created_by, request_id)
    select employee_id, kind, from_on, to_on, substitute_id, ${me}, id from entered returning id, request_id as "requestId"`.execute(
    trx,
  );
  const [made] = rows;
  if (!made) throw new Error('an absence that was not written');
  return made;
}

/** From now on it lends its substitute the rights of the absent. */
export async function approveRequest(
  { trx, person }: Tx,
  id: number,
  substituteId: number,
  at: string,
): Promise<number> {
  const me = person.employeeId;
  const { rows } = await sql<{ id: number }>`
    with approved as (update absence_requests set state = 'approved', substitute_id = ${substituteId}, decided_by = ${me}, decided_at = ${at}::timestamptz,
      version = version + 1 where id = ${id} returning *)
    insert into absences (employee_id, kind, from_on, to_on, substitute_id, created_by, request_id)
    select employee_id, kind, from_on, to_on, substitute_id, ${me}, id from approved returning id`.execute(
    trx,
  );
  const [made] = rows;
  if (!made) throw new Error('an absence that was not written');
  return made.id;
}

export async function declineRequest(
  { trx, person }: Tx,
  id: number,
  reason: string,
  at: string,
): Promise<void> {
  await trx
    .updateTable('absence_requests')
    .set((eb) => ({
      state: 'declined' satisfies RequestState,
      reason,
      decided_by: person.employeeId,
      decided_at: at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

export async function withdrawRequest({ trx }: Tx, id: number): Promise<void> {
  await trx
    .updateTable('absence_requests')
    .set((eb) => ({ state: 'withdrawn' satisfies RequestState, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Its days after the last one are free again, of the request as well. */
export async function endAbsence({ trx }: Tx, id: number, lastOn: string): Promise<void> {
  await sql`
    with ended as (update absences set to_on = ${lastOn}::date where id = ${id} returning request_id)
    update absence_requests set to_on = ${lastOn}::date, version = version + 1 where id in (select request_id from ended)`.execute(
    trx,
  );
}

export async function cancelAbsence({ trx }: Tx, id: number): Promise<void> {
  await sql`
    with gone as (update absences set cancelled_at = now() where id = ${id} returning request_id)
    update absence_requests set state = 'cancelled', version = version + 1 where id in (select request_id from gone)`.execute(
    trx,
  );
}
