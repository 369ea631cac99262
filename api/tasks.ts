import { z } from 'zod';
import { taskStates } from '#domain/tasks/task-state.ts';
import {
  ability,
  cursor,
  day,
  filledLine,
  filledNote,
  flag,
  id,
  idParam,
  idParams,
  limit,
  moment,
  note,
  page,
  person,
  seenVersion,
  timeOfDay,
} from './common.ts';
import { route } from './route.ts';

const tag = 'tasks';

/** What a task is about. That it is about something is told to whoever sees the task; what it is, to whoever sees that. */
const subject = z
  .object({
    type: z.enum(['order', 'client', 'news', 'comment', 'hidden']),
    id: id.nullable(),
    title: z
      .string()
      .meta({ description: 'Of a comment the name of the record it stands on, never what it says' }),
    subtitle: z.string().nullable(),
    place: z
      .object({ type: z.enum(['order', 'contract', 'client']), id })
      .nullable()
      .meta({ description: 'The record a comment stands on' }),
  })
  .meta({ id: 'TaskSubject' });

const shared = {
  id,
  title: z.string(),
  state: z.enum(taskStates).meta({ description: '`done` waits for the author’s word' }),
  author: person,
  assignee: person,
  dueOn: day.nullable(),
  dueAt: timeOfDay.nullable().meta({ description: 'null: by the end of the day' }),
  overdue: z.boolean(),
  subject: subject.nullable(),
  version: z.number().int(),
};

export const taskLine = z
  .object({
    ...shared,
    others: z.number().int().meta({ description: 'How many do it together with the assignee' }),
    items: z.object({ done: z.number().int(), total: z.number().int() }),
  })
  .meta({ id: 'TaskLine' });

const taskFile = z
  .object({
    id,
    name: z.string(),
    size: z.number().int(),
    url: z.string(),
    addedBy: person,
    addedAt: moment,
    abilities: z.object({ drop: ability }),
  })
  .meta({ id: 'TaskFile' });

export const task = z
  .object({
    ...shared,
    body: z.string(),
    people: z.array(person).meta({ description: 'Who does it together with the assignee' }),
    items: z.array(
      z.object({
        id,
        title: z.string(),
        done: z.object({ by: person, at: moment }).nullable(),
      }),
    ),
    remarks: z
      .array(
        z.object({
          id,
          kind: z.enum(['remark', 'done', 'accepted', 'sentBack', 'cancelled', 'takenAgain']),
          body: z.string(),
          author: person,
          standingFor: person.nullable(),
          at: moment,
        }),
      )
      .meta({ description: 'What was said and done, the earliest first; the last 200' }),
    files: z.array(taskFile),
    createdAt: moment,
    abilities: z.object({
      edit: ability,
      attach: ability,
      tick: ability,
      finish: ability,
      accept: ability,
      sendBack: ability,
      cancel: ability,
      takeAgain: ability,
    }),
  })
  .meta({ id: 'Task' });

const plan = {
  title: filledLine(200),
  body: note(10_000).default(''),
  assigneeId: id,
  peopleIds: z.array(id).max(30).default([]),
  dueOn: day.nullable().default(null),
  dueAt: timeOfDay.nullable().default(null),
};
const items = <S extends z.ZodObject>(item: S) => z.array(item).max(50).default([]);
const newItem = z.strictObject({ title: filledLine(300) });
const version = seenVersion;
const ofFile = z.object({ id: idParam, fileId: idParam });
const act = (idOf: string, method: 'PUT' | 'POST', path: string, summary: string) =>
  ({ id: idOf, method, path, tag, summary, params: idParams, response: task }) as const;

export const taskRoutes = {
  list: route({
    id: 'tasks.list',
    method: 'GET',
    path: '/tasks',
    tag,
    summary: 'Tasks the reader may see: those to be done by their deadlines, closed ones the latest first',
    query: z.object({
      view: z.enum(['mine', 'given', 'department', 'all']).default('mine').meta({
        description: 'To be done by the reader, given by them, of people they lead, or all they see',
      }),
      state: z
        .enum(['current', 'open', 'done', 'closed'])
        .default('current')
        .meta({ description: '`current`: open or waiting for acceptance; `closed`: accepted or cancelled' }),
      overdue: flag.optional(),
      assigneeId: idParam.optional(),
      orderId: idParam.optional(),
      clientId: idParam.optional(),
      cursor: cursor.optional(),
      limit,
    }),
    response: page(taskLine).extend({
      leads: z.boolean().meta({ description: 'The reader leads somebody, so «department» shows something' }),
    }),
  }),
  get: route({
    id: 'tasks.get',
    method: 'GET',
    path: '/tasks/:id',
    tag,
    summary: 'One task',
    params: idParams,
    response: task,
  }),
  create: route({
    id: 'tasks.create',
    method: 'POST',
    path: '/tasks',
    tag,
    summary:
      'Give a task to an active employee, alone or about an order, a client, a piece of news or a comment',
    body: z.strictObject({
      ...plan,
      items: items(newItem),
      orderId: id.nullable().default(null),
      clientId: id.nullable().default(null),
      newsId: id.nullable().default(null),
      commentId: id.nullable().default(null),
    }),
    response: task,
    status: 201,
  }),
  edit: route({
    ...act('tasks.edit', 'PUT', '/tasks/:id', 'Change an open task'),
    body: z.strictObject({
      ...plan,
      items: items(
        newItem.extend({ id: id.nullable().default(null).meta({ description: 'Of one that stays' }) }),
      ),
      version,
    }),
  }),
  tick: route({
    id: 'tasks.tick',
    method: 'PUT',
    path: '/tasks/:id/items/:itemId',
    tag,
    summary: 'Tick a line of the checklist, or take the tick off',
    params: z.object({ id: idParam, itemId: idParam }),
    body: z.strictObject({ done: z.boolean() }),
    response: task,
  }),
  finish: route({
    ...act('tasks.finish', 'PUT', '/tasks/:id/result', 'It is done: the author is asked to accept it'),
    body: z.strictObject({ version, result: note(10_000).default('') }),
  }),
  accept: route({
    ...act('tasks.accept', 'PUT', '/tasks/:id/acceptance', 'The author accepts the result'),
    body: z.strictObject({ version }),
  }),
  sendBack: route({
    ...act('tasks.sendBack', 'POST', '/tasks/:id/returns', 'The author sends it back, saying why'),
    body: z.strictObject({ version, reason: filledNote(2000) }),
  }),
  cancel: route({
    ...act('tasks.cancel', 'PUT', '/tasks/:id/cancellation', 'It is not needed any more'),
    body: z.strictObject({ version, reason: note(2000).default('') }),
  }),
  takeAgain: route({
    ...act(
      'tasks.takeAgain',
      'POST',
      '/tasks/:id/resumptions',
      'Open again: a result is taken back by who does it, a closed task is begun again by its author',
    ),
    body: z.strictObject({ version, reason: note(2000).default('') }),
  }),
  remark: route({
    ...act('tasks.remark', 'POST', '/tasks/:id/remarks', 'Say something about it'),
    body: z.strictObject({ body: filledNote(10_000) }),
  }),
  addFile: route({
    id: 'tasks.addFile',
    method: 'POST',
    path: '/tasks/:id/files',
    tag,
    summary: 'A file to go with an open task, as raw bytes',
    params: idParams,
    query: z.object({ name: z.string().min(1).max(500) }),
    body: 'bytes',
    response: task,
    status: 201,
  }),
  file: route({
    id: 'tasks.file',
    method: 'GET',
    path: '/tasks/:id/files/:fileId',
    tag,
    summary: 'Its bytes, as an attachment',
    params: ofFile,
    response: 'bytes',
  }),
  dropFile: route({
    id: 'tasks.dropFile',
    method: 'DELETE',
    path: '/tasks/:id/files/:fileId',
    tag,
    summary: 'Whoever added a file takes it out of an open task',
    params: ofFile,
    response: task,
    status: 200,
  }),
};
