import type { BodyOf } from '#api/route.ts';
import type { taskRoutes } from '#api/tasks.ts';
import { can } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid } from '#server/http/problems.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import {
  addedItem,
  allowed,
  checkDeadline,
  checkPeople,
  checkVersion,
  coWorkers,
  mustBeOpen,
  personOf,
} from './checks.ts';
import { holdTask } from './hold-task.queries.ts';
import { presentTask, subjectOf } from './tasks.present.ts';
import type { TaskRow } from './tasks.queries.ts';
import { updateTask } from './tasks.store.ts';

/** The author changes what is to be done, by whom and until when; who is new hears of the task, the others of another deadline. */
export function editTask(ctx: Ctx, id: number, { version, ...body }: BodyOf<typeof taskRoutes.edit>) {
  return ctx.transact(async (tx) => {
    const values = { ...body, peopleIds: coWorkers(body) };
    const named = [values.assigneeId, ...values.peopleIds];
    const held = await holdTask(tx.reader, id, named);
    const subject = subjectOf(held);
    const as = allowed(ctx, can(ctx.actor, 'task.edit', subject));
    checkVersion(ctx, held, version);
    mustBeOpen(held);
    const before = [subject.assigneeId, ...subject.peopleIds];
    checkPeople(values, held.named, before);
    checkDeadline(ctx, body, held);
    checkLines(body.items, held.items);
    const changes = Object.keys(differences(valuesOf({ ...held, ...subject }), valuesOf(values)));
    if (changes.length === 0) return presentTask(ctx, held);
    const added = await updateTask(tx, id, values);
    say(tx, as, { id, version: version + 1, changes, before, named });
    return presentTask(ctx, {
      ...held,
      title: values.title,
      body: values.body,
      dueOn: values.dueOn,
      dueAt: values.dueAt,
      assignee: personOf(held.named, values.assigneeId),
      people: held.named.filter((one) => values.peopleIds.includes(one.id)),
      items: values.items.map(
        ({ id: itemId, title }, n) => renamed(held.items, itemId, title) ?? addedItem(added, n, title),
      ),
      version: version + 1,
    });
  });
}

/** Lines that stay are the task's own, each once. */
function checkLines(lines: readonly { id: number | null }[], own: TaskRow['items']): void {
  const ids = lines.flatMap(({ id }) => (id === null ? [] : [id]));
  const known = ids.every((id) => own.some((item) => item.id === id));
  if (!known || new Set(ids).size < ids.length) throw invalid('items', 'task_item');
}

type Edited = { id: number; version: number; changes: string[]; before: number[]; named: number[] };

/** What changed stands in the journal, of words only that they did; who is new is given the task, the others hear of another deadline. */
function say(tx: Tx, as: Self, { id, version, changes, before, named }: Edited): void {
  record(tx, as, { kind: 'taskEdited', data: { taskId: id, version, changes } });
  const joined = named.filter((one) => !before.includes(one));
  if (joined.length > 0) record(tx, as, { kind: 'taskGiven', data: { taskId: id, people: joined } }, true);
  if (changes.includes('dueOn') || changes.includes('dueAt')) {
    const people = named.filter((one) => before.includes(one));
    record(tx, as, { kind: 'taskDeadlineChanged', data: { taskId: id, people } }, true);
  }
  tellLive(tx, { kind: 'task', id });
  // whoever does not do it any more hears of it a last time: what their page shows is to go
  for (const to of before.filter((one) => !named.includes(one))) tellLive(tx, { kind: 'task', id, to });
}

/** A line that stays keeps its tick under whatever words. */
function renamed(items: TaskRow['items'], id: number | null, title: string) {
  const item = items.find((one) => one.id === id);
  return item && { ...item, title };
}

type Values = Parameters<typeof updateTask>[2];
const valuesOf = ({ title, body, assigneeId, peopleIds, dueOn, dueAt, items }: Values) => ({
  title,
  body,
  assigneeId,
  peopleIds: [...peopleIds].sort((a, b) => a - b),
  dueOn,
  dueAt,
  items: items.map((item) => ({ id: item.id ?? null, title: item.title })),
});
