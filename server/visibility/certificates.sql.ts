import { type RawBuilder, sql } from 'kysely';
import { isAdmin, isDirector } from '#domain/policy/can.ts';
import type { Actor } from '#domain/rules/who.ts';
import { type Cond, or } from './fold.ts';

export type ExpiredCertificate = { title: string; validUntil: string };

/**
 * Of the employee `e`: the latest certificate that has expired by this day and that no other of its name has followed. For what
 * and until when is everybody's to know.
 */
export const expiredCertificateOn = (today: string): RawBuilder<ExpiredCertificate | null> =>
  sql<ExpiredCertificate | null>`(select json_build_object('title', c.title, 'validUntil', c.valid_until)
    from employee_certificates c where c.employee_id = e.id and c.removed_at is null and c.valid_until < ${today}::date
      and not exists (select 1 from employee_certificates n where n.employee_id = e.id and n.removed_at is null
        and lower(n.title) = lower(c.title) and (n.valid_until is null or n.valid_until >= ${today}::date))
    order by c.valid_until desc, c.id desc limit 1)`;

/** Number and issuer of a certificate of the employee `e`: theirs, of the heads over them, director and administrator, and of who stands in for these. */
export function certificateDetailsSql({ selves }: Actor): Cond {
  const ids = selves.map((self) => self.employeeId);
  return or(
    selves.some((self) => isDirector(self) || isAdmin(self)),
    sql<boolean>`(e.id = any(${ids}::bigint[]) or exists (select 1 from departments own join departments d on d.id = any(own.path)
      where own.id = e.department_id and d.head_id = any(${ids}::bigint[])))`,
  );
}
