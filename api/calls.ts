import { z } from 'zod';
import { phone } from './clients.ts';
import {
  ability,
  cursor,
  day,
  done,
  flag,
  id,
  idParam,
  idParams,
  limit,
  line,
  moment,
  note,
  page,
  person,
} from './common.ts';
import { route } from './route.ts';

const tag = 'calls';

/** A time of the day in the company's zone. */
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time')
  .meta({ description: 'HH:MM in the company’s zone', example: '14:30' });
const repeats = z
  .string()
  .regex(/^P[1-9]\d{0,2}[DWMY]$/, 'period')
  .meta({ description: 'ISO period after which the call is planned again, e.g. P1M' });

export const call = z
  .object({
    id,
    client: z.object({ id, name: z.string() }),
    contact: z.object({ id, name: z.string(), phones: z.array(phone) }).nullable(),
    /** The contact's phone, else the main contact's, else the client's. */
    phone: phone.nullable(),
    responsible: person,
    topic: z.string(),
    on: day,
    at: time.nullable(),
    minutes: z.number().int(),
    repeats: repeats.nullable(),
    state: z.enum(['open', 'done', 'cancelled']),
    overdue: z.boolean(),
    outcome: z.enum(['reached', 'noAnswer']).nullable(),
    note: z.string().nullable(),
    closedAt: moment.nullable(),
    closedBy: person.nullable(),
    lastComment: z.string().nullable().meta({ description: 'Of the client, as far as the reader sees it' }),
    version: z.number().int(),
    abilities: z.object({ edit: ability }),
  })
  .meta({ id: 'Call' });

const plan = z.strictObject({
  contactId: id.nullable().default(null),
  responsibleId: id.nullable().default(null).meta({ description: 'null: whoever plans it' }),
  topic: line(300).default(''),
  on: day,
  at: time.nullable().default(null),
  minutes: z.number().int().min(5).max(720).default(30),
  repeats: repeats.nullable().default(null),
});

export const callRoutes = {
  list: route({
    id: 'calls.list',
    method: 'GET',
    path: '/calls',
    tag,
    summary: 'Calls, the nearest first',
    query: z.object({
      clientId: idParam.optional(),
      responsibleId: idParam.optional(),
      mine: flag.optional(),
      state: z.enum(['open', 'done', 'cancelled']).optional(),
      overdue: flag.optional(),
      from: day.optional(),
      to: day.optional(),
      cursor: cursor.optional(),
      limit,
    }),
    response: page(call),
  }),
  get: route({
    id: 'calls.get',
    method: 'GET',
    path: '/calls/:id',
    tag,
    summary: 'One call',
    params: idParams,
    response: call,
  }),
  create: route({
    id: 'calls.create',
    method: 'POST',
    path: '/calls',
    tag,
    summary: 'Plan a call',
    body: plan.extend({ clientId: id }),
    response: call,
    status: 201,
  }),
  edit: route({
    id: 'calls.edit',
    method: 'PUT',
    path: '/calls/:id',
    tag,
    summary: 'Change or move an open call',
    params: idParams,
    body: plan.extend({ version: z.number().int().positive() }),
    response: call,
  }),
  close: route({
    id: 'calls.close',
    method: 'PUT',
    path: '/calls/:id/outcome',
    tag,
    summary: 'Note the outcome and, in the same act, plan the next call',
    params: idParams,
    body: z.strictObject({
      version: z.number().int().positive(),
      outcome: z.enum(['reached', 'noAnswer']),
      note: note(4000).nullable().default(null),
      next: plan.nullable().default(null),
    }),
    response: z.object({ call, next: call.nullable() }),
  }),
  reopen: route({
    id: 'calls.reopen',
    method: 'DELETE',
    path: '/calls/:id/outcome',
    tag,
    summary: 'Take the outcome back, while the call it planned has not been touched',
    params: idParams,
    response: call,
    status: 200,
  }),
  cancel: route({
    id: 'calls.cancel',
    method: 'DELETE',
    path: '/calls/:id',
    tag,
    summary: 'The call is not needed',
    params: idParams,
    response: done,
    status: 200,
  }),
};
