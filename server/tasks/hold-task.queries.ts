import { type RawBuilder, sql } from 'kysely';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { cardColumns, clientSubject, orderSubject, type SubjectRow, type TaskRow } from './tasks.queries.ts';

/** Somebody a task names. */
export type NamedRow = PersonRow & { active: boolean };
export type HeldTask = TaskRow & { self: PersonRow; named: NamedRow[] };

/** The task for the rest of the transaction, as it is shown; whom an edit names, and who acts. */
export async function holdTask(reader: Reader, id: number, named: readonly number[] = []): Promise<HeldTask> {
  const [held] = await reader.run(sql<HeldTask>`
    select ${cardColumns(reader)}, ${self(reader)} as self, ${namedJson(named)} as named
    from tasks tk where tk.id = ${id} and ${reader.sql.task()} for update of tk`);
  if (!held) throw notFound();
  return held;
}

const self = ({ actor }: Reader) => personJson(sql`${actor.employeeId}::bigint`);

const namedJson = (ids: readonly number[]): RawBuilder<NamedRow[]> => sql<NamedRow[]>`
  (select coalesce(json_agg(json_build_object('id', e.id, 'lastName', e.last_name, 'firstName', e.first_name, 'middleName', e.middle_name,
    'position', e.position, 'active', e.status = 'active') order by e.id), '[]'::json) from employees e where e.id = any(${[...ids]}::bigint[]))`;

export type NewTaskFacts = {
  named: NamedRow[];
  self: PersonRow;
  /** What it is about, if its author sees that. */
  order: SubjectRow | null;
  client: SubjectRow | null;
};

export async function factsForNew(
  reader: Reader,
  people: readonly number[],
  { orderId, clientId }: { orderId: number | null; clientId: number | null },
): Promise<NewTaskFacts> {
  const [facts] = await reader.run(sql<NewTaskFacts>`
    select ${namedJson(people)} as named, ${self(reader)} as self,
      (${orderSubject(sql`o.id = ${orderId}::bigint and ${reader.sql.order()}`)}) as "order",
      (${clientSubject(sql`k.id = ${clientId}::bigint and k.merged_into_id is null and ${reader.sql.client()}`)}) as client`);
  if (!facts) throw notFound();
  return facts;
}
