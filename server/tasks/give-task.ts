import type { BodyOf } from '#api/route.ts';
import type { taskRoutes } from '#api/tasks.ts';
import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid, notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { addedItem, checkDeadline, checkPeople, coWorkers, personOf } from './checks.ts';
import { factsForNew } from './hold-task.queries.ts';
import { presentTask } from './tasks.present.ts';
import { insertTask } from './tasks.store.ts';

/** Gives a task to somebody; what it is about must be in the giver's sight, not in theirs. */
export function giveTask(ctx: Ctx, body: BodyOf<typeof taskRoutes.create>) {
  return ctx.transact(async (tx) => {
    const { orderId, clientId } = body;
    const values = { ...body, peopleIds: coWorkers(body) };
    const verdict = can(ctx.actor, 'task.give', null);
    if (!verdict.ok) throw notFound();
    const facts = await factsForNew(tx.reader, [body.assigneeId, ...values.peopleIds], { orderId, clientId });
    if ((orderId !== null && !facts.order) || (clientId !== null && !facts.client)) throw notFound();
    if (orderId !== null && clientId !== null) throw invalid('clientId', 'task_subject');
    checkPeople(values, facts.named);
    checkDeadline(ctx, body, null);
    const made = await insertTask(tx, verdict.as.employeeId, values, { orderId, clientId });
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
      subject: facts.order ?? facts.client,
      items: body.items.map(({ title }, n) => addedItem(made.items, n, title)),
      remarks: [],
      createdAt: made.createdAt,
      version: 1,
    });
  });
}
