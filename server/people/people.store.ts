import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';

export type EmployeeValues = {
  email: string;
  last_name: string;
  first_name: string;
  middle_name: string | null;
  position: string;
  department_id: number | null;
  roles: string[];
  phone: string | null;
  extension: string | null;
  room: string | null;
  birthday: string | null;
  mobile: string | null;
  duties: string;
  campaigns_withheld: boolean;
};

export async function insertEmployee({ trx }: Tx, values: EmployeeValues): Promise<number> {
  const { id } = await trx.insertInto('employees').values(values).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** As it stands now, under a lock; a missing or dismissed one answers nothing. */
export async function holdEmployee({ trx }: Tx, id: number) {
  return trx
    .selectFrom('employees')
    .select([
      'email',
      'last_name',
      'first_name',
      'middle_name',
      'position',
      'department_id',
      'roles',
      'phone',
      'extension',
      'room',
      'birthday',
      'mobile',
      'duties',
      'show_birth_year',
      'campaigns_withheld',
      'status',
      'version',
    ])
    .where('id', '=', id)
    .where('status', '<>', 'dismissed')
    .forUpdate()
    .executeTakeFirst();
}

export async function updateEmployee({ trx }: Tx, id: number, values: EmployeeValues): Promise<void> {
  await trx
    .updateTable('employees')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** The leaver heads nothing and belongs to no group; name, department and history stay. */
export async function markDismissed({ trx }: Tx, id: number): Promise<void> {
  await trx.updateTable('departments').set({ head_id: null }).where('head_id', '=', id).execute();
  await trx.deleteFrom('visibility_group_members').where('employee_id', '=', id).execute();
  await trx
    .updateTable('employees')
    .set((eb) => ({
      status: 'dismissed',
      dismissed_at: sql<string>`now()`,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

export type Moved = { id: number; version: number };

/** Gives the clients on to the successor; answers them with their new versions. */
export function handOverClients({ trx }: Tx, from: number, to: number): Promise<Moved[]> {
  return trx
    .updateTable('clients')
    .set((eb) => ({ manager_id: to, updated_at: sql<string>`now()`, version: eb('version', '+', 1) }))
    .where('manager_id', '=', from)
    .where('archived_at', 'is', null)
    .where('removed_at', 'is', null)
    .returning(['id', 'version'])
    .execute();
}

/** Their open calls become the successor’s; answers them with their clients and new versions. */
export function handOverCalls(
  { trx, person }: Tx,
  from: number,
  to: number,
  at: string,
): Promise<(Moved & { client_id: number })[]> {
  return trx
    .updateTable('calls')
    .set((eb) => ({
      responsible_id: to,
      planned_at: at,
      planned_by: person.employeeId,
      version: eb('version', '+', 1),
    }))
    .where('responsible_id', '=', from)
    .where('state', '=', 'open')
    .returning(['id', 'version', 'client_id'])
    .execute();
}

/** Tasks that are not closed: what they were to do and what they gave becomes the successor’s; answers them. */
export async function handOverTasks({ trx }: Tx, from: number, to: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with doing as (delete from task_people tp using tasks t where t.id = tp.task_id and tp.employee_id = ${to}
      and t.assignee_id = ${from} and t.state in ('open', 'done'))
    update tasks set assignee_id = case when assignee_id = ${from} then ${to} else assignee_id end,
      author_id = case when author_id = ${from} then ${to} else author_id end, version = version + 1
    where ${from} in (assignee_id, author_id) and state in ('open', 'done') returning id`.execute(trx);
  return rows.map(({ id }) => id);
}

export type DepartmentValues = {
  name: string;
  parent_id: number | null;
  head_id: number | null;
  duties: string[];
};

export async function insertDepartment(
  { trx }: Tx,
  values: DepartmentValues & { key: string },
): Promise<number> {
  const { id } = await trx.insertInto('departments').values(values).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function updateDepartment({ trx }: Tx, id: number, values: DepartmentValues): Promise<void> {
  await trx.updateTable('departments').set(values).where('id', '=', id).execute();
}

export async function insertGroup({ trx }: Tx, name: string): Promise<number> {
  const { id } = await trx
    .insertInto('visibility_groups')
    .values({ name })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function renameGroup({ trx }: Tx, id: number, name: string): Promise<void> {
  await trx.updateTable('visibility_groups').set({ name }).where('id', '=', id).execute();
}

export async function putMembers({ trx }: Tx, groupId: number, memberIds: readonly number[]): Promise<void> {
  await trx.deleteFrom('visibility_group_members').where('group_id', '=', groupId).execute();
  const members = [...new Set(memberIds)].map((employee_id) => ({ group_id: groupId, employee_id }));
  if (members.length > 0) await trx.insertInto('visibility_group_members').values(members).execute();
}

export async function deleteGroup({ trx }: Tx, id: number): Promise<void> {
  await trx.deleteFrom('visibility_group_members').where('group_id', '=', id).execute();
  await trx.deleteFrom('visibility_groups').where('id', '=', id).execute();
}

export type ProfileValues = Pick<EmployeeValues, 'phone' | 'extension' | 'mobile' | 'room' | 'duties'> & {
  show_birth_year: boolean;
};

/** What one keeps of oneself. */
export async function updateProfile({ trx, person }: Tx, values: ProfileValues): Promise<void> {
  await trx
    .updateTable('employees')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', person.employeeId)
    .execute();
}
