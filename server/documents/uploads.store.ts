import { sql } from 'kysely';
import type { DocumentKind } from '#domain/policy/actions.ts';
import type { Tx } from '#server/db/transact.ts';

type NewUpload = {
  contractId: number | null;
  orderId: number | null;
  replacesId: number | null;
  kind: DocumentKind;
  name: string;
  size: number;
  head: string | null;
};
type Made = { id: string; createdAt: string; expiresAt: string };

/** null where the person has `most` of them on their way already. */
export async function insertUpload(tx: Tx, upload: NewUpload, most: number): Promise<Made | null> {
  const { contractId, orderId, replacesId, kind, name, size, head } = upload;
  const own = tx.person.employeeId;
  const { rows } = await sql<Made>`
    insert into uploads (employee_id, contract_id, order_id, replaces_id, kind, name, size, head)
    select ${own}::bigint, ${contractId}::bigint, ${orderId}::bigint, ${replacesId}::bigint, ${kind}, ${name}, ${size}::bigint, ${head}
    where (select count(*) from uploads u where u.employee_id = ${own} and u.expires_at > now()
      and not exists (select 1 from documents f where f.upload_id = u.id)) < ${most}
    returning id, created_at as "createdAt", expires_at as "expiresAt"`.execute(tx.trx);
  return rows[0] ?? null;
}

/** Whether there was one of theirs. */
export async function deleteUpload({ trx, person }: Tx, id: string): Promise<boolean> {
  const gone = await trx
    .deleteFrom('uploads')
    .where('id', '=', id)
    .where('employee_id', '=', person.employeeId)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}
