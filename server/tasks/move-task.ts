import { can } from '#domain/policy/can.ts';
import { moved, type TaskAct } from '#domain/tasks/task-state.ts';
import type { Ctx } from '#server/http/context.ts';
import { notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { allowed, checkVersion, mustBeOpen, notNow, personOf } from './checks.ts';
import { type HeldTask, holdTask } from './hold-task.queries.ts';
import { presentTask, subjectOf } from './tasks.present.ts';
import { loadTask, type TaskRow } from './tasks.queries.ts';
import { insertRemark, moveTask, type Said, tickItem } from './tasks.store.ts';

const saidOf = {
  finish: 'done',
  accept: 'accepted',
  sendBack: 'sentBack',
  cancel: 'cancelled',
  takeAgain: 'takenAgain',
} as const satisfies Record<TaskAct, Said['kind']>;

const factOf: Record<TaskAct, string> = {
  finish: 'taskDone',
  accept: 'taskAccepted',
  sendBack: 'taskSentBack',
  cancel: 'taskCancelled',
  takeAgain: 'taskTakenAgain',
};

/** One step along the ways of domain/tasks, with the words it came with. */
export function moveOne(
  ctx: Ctx,
  id: number,
  act: TaskAct,
  { version, words }: { version: number; words: string },
) {
  return ctx.transact(async (tx) => {
    const held = await holdTask(tx.reader, id);
    const as = allowed(ctx, can(ctx.actor, `task.${act}`, subjectOf(held)));
    checkVersion(ctx, held, version);
    const to = moved(held.state, act, as.employeeId === held.author.id);
    if (to === null) throw notNow(held);
    const said: Said = { kind: saidOf[act], body: words, as: as.employeeId, at: ctx.now };
    const remarkId = await moveTask(tx, id, to, said);
    record(tx, as, { kind: factOf[act], data: { taskId: id, before: held.state, after: to } }, true);
    tellLive(tx, { kind: 'task', id });
    return presentTask(ctx, { ...withSaid(held, remarkId, said), state: to, version: version + 1 });
  });
}

export function tick(ctx: Ctx, id: number, itemId: number, done: boolean) {
  return ctx.transact(async (tx) => {
    const held = await holdTask(tx.reader, id);
    const as = allowed(ctx, can(ctx.actor, 'task.tick', subjectOf(held)));
    mustBeOpen(held);
    if (!(await tickItem(tx, { id, itemId, done, at: ctx.now }))) throw notFound();
    record(tx, as, { kind: done ? 'taskItemTicked' : 'taskItemCleared', data: { taskId: id, itemId } });
    tellLive(tx, { kind: 'task', id });
    return presentTask(ctx, await loadTask(tx.reader, id));
  });
}

/** Whoever sees the task may speak of it. */
export function sayOfTask(ctx: Ctx, id: number, body: string) {
  return ctx.transact(async (tx) => {
    const held = await holdTask(tx.reader, id);
    const [self] = ctx.actor.selves;
    const said: Said = { kind: 'remark', body, as: self.employeeId, at: ctx.now };
    const remarkId = await insertRemark(tx, id, said);
    record(tx, self, { kind: 'taskRemarked', data: { taskId: id } }, true);
    tellLive(tx, { kind: 'task', id });
    return presentTask(ctx, withSaid(held, remarkId, said));
  });
}

/** Whoever somebody stands in for is one of those the task names. */
function withSaid(held: HeldTask, id: number, { kind, body, as, at }: Said): TaskRow {
  const { self, author, assignee, people } = held;
  const standingFor = as === self.id ? null : personOf([author, assignee, ...people], as);
  return { ...held, remarks: [...held.remarks, { id, kind, body, author: self, standingFor, at }] };
}
