import { sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';

type Subject = { type: 'order' | 'client' | 'contract' | 'employee'; id: number; title: string };
export type JournalLine = {
  id: number;
  at: string;
  kind: string;
  actor: { id: number; name: string; position: string } | null;
  subject: Subject | null;
  sealed: boolean;
};

/** Who did what, newest first, of the records the reader sees. */
export function listJournal(
  reader: Reader,
  filters: { employeeId?: number | undefined; kind?: string | undefined },
  before: number | null,
  limit: number,
): Promise<JournalLine[]> {
  let query = reader
    .journal()
    .leftJoin('employees as a', 'a.id', 'j.actor_id')
    .select([
      'j.id',
      'j.at',
      'j.kind',
      sql<
        JournalLine['actor']
      >`case when a.id is not null then json_build_object('id', a.id, 'name', concat_ws(' ', a.last_name, a.first_name, a.middle_name), 'position', a.position) end`.as(
        'actor',
      ),
      sql<Subject | null>`case
        when j.order_id is not null then (select json_build_object('type', 'order', 'id', r.id, 'title', r.number) from orders r where r.id = j.order_id)
        when j.contract_id is not null then (select json_build_object('type', 'contract', 'id', r.id, 'title', r.number) from contracts r where r.id = j.contract_id)
        when j.client_id is not null then (select json_build_object('type', 'client', 'id', r.id, 'title', r.name) from clients r where r.id = j.client_id)
        when j.employee_id is not null then (select json_build_object('type', 'employee', 'id', r.id, 'title', concat_ws(' ', r.last_name, r.first_name)) from employees r where r.id = j.employee_id) end`.as(
        'subject',
      ),
      sql<boolean>`exists (select 1 from journal_chain c where c.journal_id = j.id)`.as('sealed'),
    ]);
  if (filters.employeeId) query = query.where('j.actor_id', '=', filters.employeeId);
  if (filters.kind) query = query.where('j.kind', '=', filters.kind);
  if (before !== null) query = query.where('j.id', '<', before);
  return query.orderBy('j.id', 'desc').limit(limit).execute();
}
