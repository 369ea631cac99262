import { z } from 'zod';
import { calendarKinds } from '#domain/calendar/kinds.ts';
import { phone } from './clients.ts';
import { ability, day, done, filledLine, id, idParams, note, person, text, timeOfDay } from './common.ts';
import { route } from './route.ts';

const tag = 'calendar';

const kinds = z
  .string()
  .regex(
    /^(calls|tasks|deadlines|terms|absences|events)(,(calls|tasks|deadlines|terms|absences|events)){0,5}$/,
  );
export const whose = z.string().regex(/^(mine|department|[1-9]\d{0,14}(,[1-9]\d{0,14}){0,49})$/);

export const companyEvent = z
  .object({
    id,
    title: z.string(),
    note: z.string(),
    startsOn: day,
    endsOn: day,
    at: timeOfDay.nullable(),
    until: timeOfDay.nullable(),
    departments: z.array(z.object({ id, name: z.string() })).meta({ description: 'Empty: for everybody' }),
    createdBy: person,
    version: z.number().int(),
    abilities: z.object({ edit: ability }),
  })
  .meta({ id: 'CompanyEvent' });

const eventBody = z.strictObject({
  title: filledLine(200),
  note: note(4000).default(''),
  startsOn: day,
  endsOn: day,
  at: timeOfDay.nullable().default(null),
  until: timeOfDay.nullable().default(null),
  departmentIds: z.array(id).max(50).default([]).meta({ description: 'Empty: for everybody' }),
});

export const calendarItem = z
  .object({
    kind: z.enum(calendarKinds),
    id: id.meta({ description: 'Of the call, the task, the order, the absence or the event' }),
    title: z.string().meta({
      description: 'Client of a call, number of an order, person away, title of a task or an event',
    }),
    subtitle: z.string().nullable().meta({ description: 'Topic of a call, client of an order' }),
    on: day,
    lastOn: day.meta({ description: 'The same day but for what lasts longer' }),
    at: timeOfDay.nullable().meta({ description: 'null: all day' }),
    minutes: z.number().int().nullable(),
    person: person.nullable().meta({ description: 'Who is to call, who is away, who leads the order' }),
    link: z.object({ type: z.enum(['client', 'order', 'employee', 'event', 'task']), id }),
    phone: phone.nullable(),
    step: z.object({ number: z.number().int(), title: text }).nullable(),
    overdue: z.boolean(),
    absence: z
      .enum(['vacation', 'illness', 'trip', 'other', 'away'])
      .nullable()
      .meta({ description: '`away`: the reader is not told why' }),
    plan: z
      .object({
        contactId: id.nullable(),
        responsibleId: id,
        topic: z.string(),
        minutes: z.number().int(),
        repeats: z.string().nullable(),
        version: z.number().int(),
      })
      .nullable()
      .meta({ description: 'What moving a call sends back with its new time' }),
    abilities: z.object({ move: ability }),
  })
  .meta({ id: 'CalendarItem' });

export const calendarDay = z
  .object({
    on: day,
    kind: z.enum(['off', 'short', 'working']),
    title: text.nullable().meta({ description: 'The holiday, or whose day off moved here' }),
  })
  .meta({ id: 'CalendarDay' });

export const calendarRoutes = {
  read: route({
    id: 'calendar.read',
    method: 'GET',
    path: '/calendar',
    tag,
    summary: 'What happens in a span of days, of the chosen people, as far as the reader sees it',
    query: z.object({
      from: day,
      to: day,
      who: whose.default('mine').meta({ description: '`mine`, `department`, or ids of employees' }),
      kinds: kinds.optional().meta({ description: 'All by default' }),
    }),
    response: z.object({
      items: z.array(calendarItem),
      more: z.array(z.enum(calendarKinds)).meta({ description: 'Kinds of which there are more' }),
      overdue: z
        .object({ items: z.array(calendarItem), more: z.boolean() })
        .meta({ description: 'The reader’s own calls that are late, whatever the span' }),
      days: z.array(calendarDay).meta({ description: 'Those that are not plain working days' }),
      unknownYears: z.array(z.number().int()).meta({ description: 'Only the Labour Code is known of them' }),
      eventsFor: z.object({
        everybody: z.boolean(),
        departments: z.array(z.object({ id, name: z.string() })),
      }),
    }),
  }),
  event: route({
    id: 'companyEvents.get',
    method: 'GET',
    path: '/company-events/:id',
    tag,
    summary: 'An event of the company',
    params: idParams,
    response: companyEvent,
  }),
  createEvent: route({
    id: 'companyEvents.create',
    method: 'POST',
    path: '/company-events',
    tag,
    summary: 'Add an event for everybody or for departments',
    body: eventBody,
    response: companyEvent,
    status: 201,
  }),
  editEvent: route({
    id: 'companyEvents.edit',
    method: 'PUT',
    path: '/company-events/:id',
    tag,
    summary: 'Change an event',
    params: idParams,
    body: eventBody.extend({ version: z.number().int().positive() }),
    response: companyEvent,
  }),
  cancelEvent: route({
    id: 'companyEvents.cancel',
    method: 'DELETE',
    path: '/company-events/:id',
    tag,
    summary: 'The event does not take place',
    params: idParams,
    response: done,
    status: 200,
  }),
};
