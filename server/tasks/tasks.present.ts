import type { z } from 'zod';
import type { task, taskLine } from '#api/tasks.ts';
import { localMoment } from '#domain/calls/times.ts';
import type { TaskSubject } from '#domain/policy/actions.ts';
import { can, type Verdict } from '#domain/policy/can.ts';
import { isLate } from '#domain/tasks/deadline.ts';
import { moved, type TaskAct } from '#domain/tasks/task-state.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import type { FileRow, TaskLineRow, TaskRow } from './tasks.queries.ts';
import { sayNotNow } from './tasks.words.ts';

export type TaskShown = z.input<typeof task>;

/** Where the company's clock stands at this request. */
export const clockOf = ({ now, person }: Pick<Ctx, 'now' | 'person'>) =>
  localMoment(now, person.company.timeZone);

const shared = (ctx: Ctx, row: TaskLineRow | TaskRow) => ({
  id: row.id,
  title: row.title,
  state: row.state,
  author: presentPerson(row.author),
  assignee: presentPerson(row.assignee),
  dueOn: row.dueOn,
  dueAt: row.dueAt,
  overdue: isLate(row.state, row, clockOf(ctx)),
  subject: row.subject,
  version: row.version,
});

export const presentTaskLine = (ctx: Ctx, row: TaskLineRow): z.input<typeof taskLine> => ({
  ...shared(ctx, row),
  others: row.others,
  items: row.items,
});

export function presentTask(ctx: Ctx, row: TaskRow): TaskShown {
  return {
    ...shared(ctx, row),
    body: row.body,
    people: row.people.map(presentPerson),
    items: row.items.map(({ id, title, doneBy, doneAt }) => ({
      id,
      title,
      done: doneBy && doneAt ? { by: presentPerson(doneBy), at: doneAt } : null,
    })),
    remarks: row.remarks.map(({ author, standingFor, ...one }) => ({
      ...one,
      author: presentPerson(author),
      standingFor: standingFor && presentPerson(standingFor),
    })),
    files: row.files.map((file) => presentFile(ctx, row, file)),
    createdAt: row.createdAt,
    abilities: abilitiesOf(ctx, row),
  };
}

const presentFile = (ctx: Ctx, row: TaskRow, { addedBy, ...file }: FileRow): TaskShown['files'][number] => ({
  ...file,
  url: `/api/tasks/${row.id}/files/${file.id}`,
  addedBy: presentPerson(addedBy),
  abilities: {
    drop: whileOpen(ctx, row, can(ctx.actor, 'task.dropFile', { ...subjectOf(row), addedBy: addedBy.id })),
  },
});

export const subjectOf = (row: TaskRow): TaskSubject => ({
  authorId: row.author.id,
  assigneeId: row.assignee.id,
  peopleIds: row.people.map(({ id }) => id),
  state: row.state,
});

function abilitiesOf(ctx: Ctx, row: TaskRow): TaskShown['abilities'] {
  const subject = subjectOf(row);
  const open = (act: 'edit' | 'tick' | 'attach') =>
    whileOpen(ctx, row, can(ctx.actor, `task.${act}`, subject));
  const move = (act: TaskAct) =>
    ability(ctx, row, can(ctx.actor, `task.${act}`, subject), moved(row.state, act) !== null);
  return {
    edit: open('edit'),
    attach: open('attach'),
    tick: open('tick'),
    finish: move('finish'),
    accept: move('accept'),
    sendBack: move('sendBack'),
    cancel: move('cancel'),
    takeAgain: move('takeAgain'),
  };
}

const whileOpen = (ctx: Ctx, row: TaskRow, verdict: Verdict) =>
  ability(ctx, row, verdict, row.state === 'open');

/** The right first, then how it stands. */
function ability(ctx: Ctx, { state }: TaskRow, verdict: Verdict, fits: boolean) {
  if (!verdict.ok) return { allowed: false, reason: whoMay(ctx.person, verdict.allowed, null, ctx.language) };
  return { allowed: fits, reason: fits ? null : sayNotNow(state)(ctx.language) };
}
