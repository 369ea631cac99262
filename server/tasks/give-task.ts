import type { BodyOf } from '#api/route.ts';
import type { taskRoutes } from '#api/tasks.ts';
import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid, notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { addedItem, checkDeadline, checkPeople, coWorkers, personOf } from './checks.ts';
import { factsForNew, type NewTaskFacts } from './hold-task.queries.ts';
import { presentTask } from './tasks.present.ts';
import { type About, insertTask } from './tasks.store.ts';

/** Gives a task to somebody; what it is about must be in the giver's sight, not in theirs. */
export function giveTask(ctx: Ctx, body: BodyOf<typeof taskRoutes.create>) {
  return ctx.transact(async (tx) => {
    const { orderId, clientId, newsId, commentId } = body;
    const about = { orderId, clientId, newsId, commentId };
    const values = { ...body, peopleIds: coWorkers(body) };
    const verdict = can(ctx.actor, 'task.give', null);
    if (!verdict.ok) throw notFound();
    const facts = await factsForNew(tx.reader, [body.assigneeId, ...values.peopleIds], about);
    const subject = subjectOf(about, facts);
    checkPeople(values, facts.named);
    checkDeadline(ctx, body, null);
    const made = await insertTask(tx, verdict.as.employeeId, { ...values, at: ctx.now }, about);
    const { id } = made;
    record(tx, verdict.as, { kind: 'taskGiven', data: { taskId: id } }, true);
    tellLive(tx, { kind: 'task', id });
    return presentTask(ctx, {
      id,
      title: body.title,
      body: body.body,
      state: 'open',
      author: facts.self,
      assignee: personOf(facts.named, body.assigneeId),
      people: facts.named.filter((one) => values.peopleIds.includes(one.id)),
      dueOn: body.dueOn,
      dueAt: body.dueAt,
      subject,
      items: body.items.map(({ title }, n) => addedItem(made.items, n, title)),
      remarks: [],
      files: [],
      createdAt: made.createdAt,
      version: 1,
    });
  });
}

/** The one thing it is about. What is out of sight is not there, before anything is said of the rest. */
function subjectOf(about: About, { subjects }: NewTaskFacts) {
  const asked = aboutKeys.filter((key) => about[key] !== null);
  if (asked.some((key) => subjects[key] === null)) throw notFound();
  const [first, second] = asked;
  if (second) throw invalid(second, 'task_subject');
  return first ? subjects[first] : null;
}

const aboutKeys = ['orderId', 'clientId', 'newsId', 'commentId'] as const;
