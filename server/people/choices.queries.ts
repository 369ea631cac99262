import { sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';

/** Facts that decide whether a chosen value is one that may be chosen. */

export async function areStatus(
  reader: Reader,
  ids: readonly number[],
  statuses: readonly string[],
): Promise<boolean> {
  const wanted = [...new Set(ids)];
  const rows = await reader
    .employees()
    .select('e.id')
    .where('e.id', 'in', wanted.length > 0 ? wanted : [0])
    .where('e.status', 'in', [...statuses])
    .execute();
  return rows.length === wanted.length;
}

export async function isDepartment(reader: Reader, id: number): Promise<boolean> {
  return (await reader.departments().select('d.id').where('d.id', '=', id).executeTakeFirst()) !== undefined;
}

export async function isHead(reader: Reader, employeeId: number): Promise<boolean> {
  return (
    (await reader.departments().select('d.id').where('d.head_id', '=', employeeId).executeTakeFirst()) !==
    undefined
  );
}

/** May lead clients and orders: a manager, or the head of a department that leads the client base. */
export async function leadsClients(reader: Reader, employeeId: number): Promise<boolean> {
  const row = await reader
    .employees()
    .select('e.id')
    .where('e.id', '=', employeeId)
    .where('e.status', '=', 'active')
    .where(
      sql<boolean>`('manager' = any(e.roles) or exists (select 1 from departments d where d.head_id = e.id and 'clientBase' = any(d.duties)))`,
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Is somebody else left who is active and an administrator? */
export async function hasOtherAdmin(reader: Reader, employeeId: number): Promise<boolean> {
  const row = await reader
    .employees()
    .select('e.id')
    .where('e.id', '<>', employeeId)
    .where('e.status', '=', 'active')
    .where(sql<boolean>`'admin' = any(e.roles)`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
