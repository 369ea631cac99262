import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';

export type CertificateValues = {
  title: string;
  number: string;
  issued_by: string;
  issued_on: string | null;
  valid_until: string | null;
};

export async function insertCertificate(
  { trx, person }: Tx,
  employeeId: number,
  values: CertificateValues,
): Promise<number> {
  const { id } = await trx
    .insertInto('employee_certificates')
    .values({ ...values, employee_id: employeeId, created_by: person.employeeId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** As it stands now, under a lock; one that was taken away answers nothing. */
export const holdCertificate = ({ trx }: Tx, employeeId: number, id: number) =>
  trx
    .selectFrom('employee_certificates')
    .select(['title', 'number', 'issued_by', 'issued_on', 'valid_until', 'version'])
    .where('id', '=', id)
    .where('employee_id', '=', employeeId)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();

/** Answers what stood there before; nothing where it is gone or not of the version seen any more. */
export async function updateCertificate(
  { trx }: Tx,
  { employeeId, id, version }: { employeeId: number; id: number; version: number },
  values: CertificateValues,
): Promise<CertificateValues | undefined> {
  const { rows } = await sql<CertificateValues>`
    with before as (select id, title, number, issued_by, issued_on, valid_until from employee_certificates
      where id = ${id} and employee_id = ${employeeId} and removed_at is null and version = ${version} for update)
    update employee_certificates c set title = ${values.title}, number = ${values.number}, issued_by = ${values.issued_by},
      issued_on = ${values.issued_on}::date, valid_until = ${values.valid_until}::date, version = c.version + 1
    from before where c.id = before.id
    returning before.title, before.number, before.issued_by, before.issued_on, before.valid_until`.execute(
    trx,
  );
  return rows[0];
}

export async function removeCertificate({ trx }: Tx, id: number): Promise<void> {
  await trx
    .updateTable('employee_certificates')
    .set({ removed_at: sql<string>`now()` })
    .where('id', '=', id)
    .execute();
}
