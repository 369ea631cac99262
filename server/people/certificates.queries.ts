import { sql } from 'kysely';
import type { certificateRoutes } from '#api/profile.ts';
import type { QueryOf } from '#api/route.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import type { Place } from './employees.queries.ts';
import { inDepartment } from './search.ts';

export type CertificateRow = {
  id: number;
  employee: PersonRow;
  departmentName: string | null;
  title: string;
  number: string;
  issuedBy: string;
  issuedOn: string | null;
  validUntil: string | null;
  version: number;
  sortKey: string;
};

/** Without end comes last. */
const sortKey = sql<string>`coalesce(ct.valid_until::text, 'never')`;

/** Those the reader sees in full, the first to expire first. One more than asked for, to know whether there are more. */
export function listCertificates(
  reader: Reader,
  { departmentId, limit }: QueryOf<typeof certificateRoutes.list>,
  after: Place | null,
): Promise<CertificateRow[]> {
  let query = reader
    .certificates()
    .leftJoin('departments as d', 'd.id', 'e.department_id')
    .select([
      'ct.id',
      personJson(sql`ct.employee_id`).as('employee'),
      'd.name as departmentName',
      'ct.title',
      'ct.number',
      'ct.issued_by as issuedBy',
      'ct.issued_on as issuedOn',
      'ct.valid_until as validUntil',
      'ct.version',
      sortKey.as('sortKey'),
    ])
    .orderBy(sortKey)
    .orderBy('ct.id')
    .limit(limit + 1);
  if (departmentId !== undefined) query = query.where(inDepartment(departmentId));
  if (after) query = query.where(sql<boolean>`(${sortKey}, ct.id) > (${after.key}, ${after.id}::bigint)`);
  return query.execute() as Promise<CertificateRow[]>;
}
