import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';

export type EventValues = {
  title: string;
  note: string;
  startsOn: string;
  endsOn: string;
  at: string | null;
  until: string | null;
  departmentIds: readonly number[];
};

const row = ({ title, note, startsOn, endsOn, at, until, departmentIds }: EventValues) => ({
  title,
  note,
  starts_on: startsOn,
  ends_on: endsOn,
  at_time: at,
  until_time: until,
  departments: [...departmentIds],
});

export async function insertEvent({ trx, person }: Tx, values: EventValues): Promise<number> {
  const { id } = await trx
    .insertInto('company_events')
    .values({ ...row(values), created_by: person.employeeId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateEvent({ trx }: Tx, id: number, values: EventValues): Promise<void> {
  await trx
    .updateTable('company_events')
    .set({ ...row(values), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function cancelEventRow({ trx }: Tx, id: number): Promise<void> {
  await trx
    .updateTable('company_events')
    .set({ cancelled_at: sql<string>`now()`, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}
