import { z } from 'zod';
import { isCallPeriod } from '#domain/calls/repeat.ts';
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
  timeOfDay,
} from './common.ts';
import { route } from './route.ts';

const tag = 'calls';

const repeats = z.string().refine(isCallPeriod, 'period').meta({
  description: 'ISO period of one unit, at most ten years, after which the call is planned again, e.g. P1M',
  example: 'P1M',
});

export const call = z
  .object({
    id,
    client: z.object({ id, name: z.string() }),
    contact: z.object({ id, name: z.string(), phones: z.array(phone) }).nullable(),
    phone: phone
      .nullable()
      .meta({ description: 'The contact’s phone, else the main contact’s, else the client’s' }),
    responsible: person,
    topic: z.string(),
    on: day,
    at: timeOfDay.nullable(),
    minutes: z.number().int(),
    repeats: repeats.nullable(),
    state: z.enum(['open', 'done', 'cancelled']),
    overdue: z.boolean().meta({ description: 'An hour after its time, or when its day is over' }),
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
  responsibleId: id
    .nullable()
    .default(null)
    .meta({ description: 'null: whoever plans it; after an outcome, who was responsible' }),
  topic: line(300).default(''),
  on: day,
  at: timeOfDay.nullable().default(null),
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
      mine: flag.optional().meta({ description: 'Of the reader and of those they stand in for' }),
      state: z.enum(['open', 'done', 'cancelled']).optional(),
      overdue: flag.optional(),
      from: day.optional(),
      to: day.optional(),
      order: z.enum(['soonest', 'latest']).default('soonest'),
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
      next: plan
        .nullable()
        .default(null)
        .meta({ description: 'null: a call that repeats plans it by itself' }),
      endsSeries: z
        .boolean()
        .default(false)
        .meta({ description: 'A call that repeats is not planned again by itself' }),
    }),
    response: z.object({ call, next: call.nullable() }),
  }),
  reopen: route({
    id: 'calls.reopen',
    method: 'DELETE',
    path: '/calls/:id/outcome',
    tag,
    summary: 'The call is open again; the one its outcome planned goes, while nobody has touched it',
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

export const callSettings = z
  .object({
    dayBefore: z.boolean().meta({ description: 'At nine in the morning of the day before' }),
    minutesBefore: z
      .union([z.literal(5), z.literal(10), z.literal(15), z.literal(30), z.literal(60)])
      .nullable()
      .meta({ description: 'null: not at all' }),
    overdue: z.boolean(),
  })
  .meta({ id: 'CallSettings' });

export const callSettingsRoutes = {
  get: route({
    id: 'me.callSettings',
    method: 'GET',
    path: '/me/call-settings',
    tag,
    summary: 'What the reader is reminded of',
    response: callSettings,
  }),
  put: route({
    id: 'me.saveCallSettings',
    method: 'PUT',
    path: '/me/call-settings',
    tag,
    summary: 'Choose what to be reminded of',
    body: z.strictObject(callSettings.shape),
    response: callSettings,
  }),
};

const companyCallSettings = z
  .object({
    headDays: z
      .number()
      .int()
      .min(1)
      .max(30)
      .meta({ description: 'Working days after which the head hears of an overdue call' }),
  })
  .meta({ id: 'CompanyCallSettings' });

export const companyCallRoutes = {
  get: route({
    id: 'company.callSettings',
    method: 'GET',
    path: '/company/call-settings',
    tag,
    summary: 'When the head hears of an overdue call',
    response: companyCallSettings,
  }),
  put: route({
    id: 'company.saveCallSettings',
    method: 'PUT',
    path: '/company/call-settings',
    tag,
    summary: 'Choose when the head hears of an overdue call',
    body: z.strictObject(companyCallSettings.shape),
    response: companyCallSettings,
  }),
};
