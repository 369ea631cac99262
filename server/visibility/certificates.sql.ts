import { type RawBuilder, sql } from 'kysely';

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
