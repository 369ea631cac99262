import type { Verdict } from '#domain/policy/can.ts';
import type { Deadline } from '#domain/tasks/deadline.ts';
import type { PersonRow } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import type { NamedRow } from './hold-task.queries.ts';
import { clockOf, presentTask } from './tasks.present.ts';
import type { TaskRow } from './tasks.queries.ts';
import type { AddedItem } from './tasks.store.ts';
import { sayNotNow } from './tasks.words.ts';

type NamedPeople = { assigneeId: number; peopleIds: readonly number[] };

/** Nobody does a task together with themselves. */
export const coWorkers = ({ assigneeId, peopleIds }: NamedPeople): number[] =>
  [...new Set(peopleIds)].filter((id) => id !== assigneeId);

/** Everybody named is here. Who was named before stays, also after they left. */
export function checkPeople(
  { assigneeId, peopleIds }: NamedPeople,
  named: readonly NamedRow[],
  before: readonly number[] = [],
): void {
  const isHere = (id: number) => named.some((one) => one.id === id && one.active) || before.includes(id);
  if (!isHere(assigneeId)) throw invalid('assigneeId', 'employee');
  if (!peopleIds.every(isHere)) throw invalid('peopleIds', 'employee');
}

/** `kept`: a deadline that stands already, which a late task may keep. */
export function checkDeadline(ctx: Ctx, { dueOn, dueAt }: Deadline, kept: Deadline | null): void {
  if (dueAt !== null && dueOn === null) throw invalid('dueOn', 'task_day');
  if (dueOn === null || dueOn === kept?.dueOn) return;
  if (dueOn < clockOf(ctx).day) throw invalid('dueOn', 'call_past');
}

export function allowed(ctx: Ctx, verdict: Verdict) {
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  return verdict.as;
}

/** Refused, with the task as it stands now. */
export function checkVersion(ctx: Ctx, held: TaskRow, version: number): void {
  if (held.version === version) return;
  const current = presentTask(ctx, held);
  throw new HttpProblem('version_conflict', { extra: { version: current.version, current } });
}

export const notNow = ({ state }: Pick<TaskRow, 'state'>): HttpProblem =>
  new HttpProblem('already_done', { detail: sayNotNow(state) });

export const mustBeOpen = (held: TaskRow): void => {
  if (held.state !== 'open') throw notNow(held);
};

export function personOf(people: readonly PersonRow[], id: number): PersonRow {
  const found = people.find((one) => one.id === id);
  if (!found) throw new Error('somebody nobody knows');
  return found;
}

/** A line that was just written, as a card shows it. */
export const addedItem = (
  added: readonly AddedItem[],
  n: number,
  title: string,
): TaskRow['items'][number] => ({
  id: added.find((one) => one.n === n)?.id ?? 0,
  title,
  doneBy: null,
  doneAt: null,
});
