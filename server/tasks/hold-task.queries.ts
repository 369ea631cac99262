import { type RawBuilder, sql } from 'kysely';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type SubjectRow, subjectsFor } from './subject.sql.ts';
import { cardColumns, type TaskRow } from './tasks.queries.ts';
import type { About } from './tasks.store.ts';

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
  /** What it is about, under the names it was asked by; null: nothing that its author sees. */
  subjects: Record<keyof About, SubjectRow | null>;
};

export async function factsForNew(
  reader: Reader,
  people: readonly number[],
  about: About,
): Promise<NewTaskFacts> {
  const [facts] = await reader.run(sql<NewTaskFacts>`
    select ${namedJson(people)} as named, ${self(reader)} as self,
      (select to_json(x) from (select ${subjectsFor(reader, about)}) x) as subjects`);
  if (!facts) throw notFound();
  return facts;
}
