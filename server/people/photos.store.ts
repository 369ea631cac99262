import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';
import type { Picture } from './picture.ts';

/** Answers the version. Versions never come twice, also not after a photo was taken away: browsers keep what they name. */
export async function putPhoto({ trx, person }: Tx, { large, small }: Picture): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into employee_photos (employee_id, version, large, small)
    values (${person.employeeId}, extract(epoch from now())::int, ${large}, ${small})
    on conflict (employee_id) do update set version = greatest(employee_photos.version + 1, excluded.version),
      large = excluded.large, small = excluded.small, changed_at = now()
    returning version`.execute(trx);
  return rows[0]?.version ?? 0;
}

export async function deletePhoto({ trx, person }: Tx): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('employee_photos')
    .where('employee_id', '=', person.employeeId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
