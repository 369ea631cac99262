import { z } from 'zod';
import { postponements } from '#domain/calendar/postpone.ts';
import { absence, absenceRequest } from './absences.ts';
import { call } from './calls.ts';
import { cursor, day, done, id, idParams, limit, line, moment, money, page, person, text } from './common.ts';
import { newsOfHome } from './news.ts';
import { orderRow } from './order-card.ts';
import { route } from './route.ts';
import { taskLine } from './tasks.ts';

export const homeBlock = z
  .object({
    key: z.enum([
      'resolutions',
      'assign',
      'returned',
      'toFill',
      'unpaid',
      'marks',
      'sent',
      'departmentOverdue',
      'overdue',
      'stalled',
      'expiring',
    ]),
    items: z.array(
      orderRow.extend({
        lacks: z
          .array(text)
          .meta({ description: 'Of `marks`: those of earlier steps it cannot go on without' }),
      }),
    ),
    more: z.boolean(),
    list: z.enum(['orders', 'terms']).meta({ description: 'The list, or the register of terms' }),
    query: z.record(z.string(), z.string()).meta({ description: 'Filter of the list that shows them all' }),
  })
  .meta({ id: 'HomeBlock' });

const sum = z.object({ count: z.number().int(), amount: money });
const query = z.record(z.string(), z.string()).meta({ description: 'Filter of the list that shows them' });
const standing = {
  count: z.number().int(),
  overdue: z.number().int(),
  more: z.boolean().meta({ description: 'There are more than were counted' }),
  query,
};

/** For whoever leads the house. */
const companyOfHome = z.object({
  steps: z.array(z.object({ process: text, number: z.number().int(), title: text, ...standing })),
  departments: z
    .array(z.object({ department: z.object({ id, name: z.string() }).nullable(), ...standing }))
    .meta({ description: 'With something late, the most first; null: nobody’s department' }),
  money: z.object({
    from: day,
    before: day.meta({ description: 'The first of the month before, of which as many days are counted' }),
    paid: sum,
    paidBefore: sum,
    contracts: sum,
    contractsBefore: sum,
  }),
});

/** For whoever keeps the system. Counts go up to 99. */
const systemOfHome = z.object({
  worker: z.object({
    alive: z.boolean(),
    seenAt: moment.nullable(),
    late: z.number().int().meta({ description: 'Work that should have begun five minutes ago' }),
    failed: z.number().int().meta({ description: 'Given up within a day' }),
  }),
  disk: z.object({ free: z.number().int(), total: z.number().int(), low: z.boolean() }).nullable(),
  databaseBytes: z.number().int(),
  mail: z.object({
    state: z.enum(['off', 'works', 'failing']),
    since: moment.nullable(),
    waiting: z.number().int(),
  }),
  letters: z
    .object({
      items: z.array(z.object({ id, to: z.string(), subject: z.string(), message: z.string().nullable() })),
      more: z.boolean(),
    })
    .meta({ description: 'Of the last seven days, that did not leave or came back' }),
  nowhere: z.object({ items: z.array(person), more: z.boolean() }).meta({
    description: 'Employees without a department',
  }),
});

export const searchHit = z
  .object({
    id,
    title: z.string(),
    subtitle: z.string().nullable(),
    badge: z.string().nullable().meta({ description: 'Status of a client or an order, kind of a document' }),
    place: z
      .object({
        type: z.enum(['client', 'contract', 'order', 'companyFolder', 'calendar']),
        id,
        on: day.optional(),
      })
      .nullable()
      .meta({
        description:
          'The record whose card shows it, of the calendar the day `on`; null: it has a card of its own',
      }),
    passage: z
      .object({
        parts: z.array(z.object({ text: z.string(), hit: z.boolean() })),
        page: z.number().int().nullable(),
      })
      .nullable()
      .meta({ description: 'Where the words stand in a file or a comment, as plain text' }),
  })
  .meta({ id: 'SearchHit' });

export const deskRoutes = {
  home: route({
    id: 'home.get',
    method: 'GET',
    path: '/home',
    tag: 'desk',
    summary: 'What waits for the reader',
    response: z.object({
      blocks: z.array(homeBlock),
      experts: z
        .object({
          items: z.array(
            z.object({
              employee: person,
              count: z.number().int(),
              more: z.boolean().meta({ description: 'There are more than were counted' }),
              overdue: z.number().int(),
              query: z
                .record(z.string(), z.string())
                .meta({ description: 'Filter of the list that shows them' }),
            }),
          ),
          more: z.boolean(),
        })
        .nullable()
        .meta({
          description: 'Orders each leads now, the busiest first; null: the reader chooses no experts',
        }),
      company: companyOfHome.nullable().meta({ description: 'null: the reader does not lead the house' }),
      system: systemOfHome.nullable().meta({ description: 'null: the reader does not keep the system' }),
      calls: z
        .object({ items: z.array(call), more: z.boolean() })
        .nullable()
        .meta({ description: 'The reader’s own up to today, overdue first; null: calls are not their work' }),
      forgotten: z
        .object({
          count: z.number().int(),
          more: z.boolean(),
          query: z.record(z.string(), z.string()),
        })
        .nullable()
        .meta({ description: 'Clients at work that nobody is to call, counted to 99; `query` lists them' }),
      tasks: z
        .object({ items: z.array(taskLine), more: z.boolean() })
        .meta({ description: 'What the reader is to do, overdue first, and what they are to accept' }),
      news: z.array(newsOfHome).meta({ description: 'Pinned ones first, then the latest; five at most' }),
      absenceRequests: z
        .object({ items: z.array(absenceRequest), more: z.boolean() })
        .meta({ description: 'That wait for the reader’s decision, the nearest first' }),
      awayToday: z.array(absence),
      birthdays: z.array(z.object({ employee: person, on: day })).meta({
        description: 'Of today and the next seven days; the day they have it, never the year of birth',
      }),
    }),
  }),
  search: route({
    id: 'search.find',
    method: 'GET',
    path: '/search',
    tag: 'desk',
    summary: 'One search over records, files and their text, and comments that the reader may see',
    query: z.object({ q: line(200) }),
    response: z.object({
      corrected: z.string().nullable(),
      groups: z.array(
        z.object({
          type: z.enum([
            'client',
            'contact',
            'contract',
            'order',
            'employee',
            'task',
            'news',
            'event',
            'document',
            'companyDocument',
            'comment',
          ]),
          items: z.array(searchHit),
        }),
      ),
    }),
  }),
};

export const notification = z
  .object({
    id,
    kind: z.string(),
    count: z.number().int(),
    at: moment,
    seen: z.boolean(),
    read: z.boolean(),
    actor: person.nullable(),
    subject: z.object({
      type: z.enum([
        'order',
        'client',
        'contract',
        'import',
        'task',
        'employee',
        'campaign',
        'news',
        'absence',
        'none',
      ]),
      id: id.nullable(),
      title: z.string(),
      subtitle: z.string().nullable(),
    }),
    step: z.string().nullable(),
    stepTitle: z.string().nullable(),
    label: z.string().nullable(),
    postponedUntil: moment
      .nullable()
      .meta({ description: 'Put off until then; null: not, or its time has come' }),
    muted: z.boolean().meta({ description: 'Of an order the reader does not follow' }),
  })
  .meta({ id: 'Notification' });

export const notificationRoutes = {
  list: route({
    id: 'notifications.list',
    method: 'GET',
    path: '/notifications',
    tag: 'notifications',
    summary: 'What the reader was told, newest first',
    query: z.object({
      unread: z.enum(['true', 'false']).optional().meta({ description: '`true`: without those put off' }),
      postponed: z
        .enum(['true', 'false'])
        .optional()
        .meta({ description: '`true`: only those put off; `false`: all others' }),
      cursor: cursor.optional(),
      limit,
    }),
    response: page(notification).extend({ unseen: z.number().int() }),
  }),
  seen: route({
    id: 'notifications.seen',
    method: 'PUT',
    path: '/notifications/seen',
    tag: 'notifications',
    summary: 'All are seen',
    body: z.strictObject({}),
    response: z.object({ ok: z.literal(true) }),
  }),
  read: route({
    id: 'notifications.read',
    method: 'PUT',
    path: '/notifications/:id/read',
    tag: 'notifications',
    summary: 'One is read',
    params: idParams,
    body: z.strictObject({}),
    response: z.object({ ok: z.literal(true) }),
  }),
  readAll: route({
    id: 'notifications.readAll',
    method: 'PUT',
    path: '/notifications/read',
    tag: 'notifications',
    summary: 'All are read, or those of one order, task or news',
    body: z.strictObject({ orderId: id.optional(), taskId: id.optional(), newsId: id.optional() }),
    response: z.object({ ok: z.literal(true) }),
  }),
  postpone: route({
    id: 'notifications.postpone',
    method: 'PUT',
    path: '/notifications/:id/postponement',
    tag: 'notifications',
    summary: 'Put one off: an hour, until tomorrow or the next Monday that is worked, 09:00 of the company',
    params: idParams,
    body: z.strictObject({ until: z.enum(postponements) }),
    response: z.object({ until: moment }),
  }),
  takeBack: route({
    id: 'notifications.takeBack',
    method: 'DELETE',
    path: '/notifications/:id/postponement',
    tag: 'notifications',
    summary: 'It is put off no longer and stands as before',
    params: idParams,
    response: done,
    status: 200,
  }),
  live: route({
    id: 'live.stream',
    method: 'GET',
    path: '/live',
    tag: 'notifications',
    summary: 'Server-sent events: { kind, id, version }, ids only; `resync` after a gap',
    response: 'events',
  }),
};

/** Whether one is told of an order's news. */
export const muteRoutes = {
  get: route({
    id: 'orders.muted',
    method: 'GET',
    path: '/orders/:id/mute',
    tag: 'notifications',
    summary: 'Does the reader not follow this order?',
    params: idParams,
    response: z.object({ muted: z.boolean() }),
  }),
  set: route({
    id: 'orders.mute',
    method: 'PUT',
    path: '/orders/:id/mute',
    tag: 'notifications',
    summary: 'Not follow the order: told is only what the reader is called to do',
    params: idParams,
    body: z.strictObject({}),
    response: done,
  }),
  unset: route({
    id: 'orders.follow',
    method: 'DELETE',
    path: '/orders/:id/mute',
    tag: 'notifications',
    summary: 'Follow it again',
    params: idParams,
    response: done,
    status: 200,
  }),
};

export const processRoutes = {
  list: route({
    id: 'processes.list',
    method: 'GET',
    path: '/process-definitions',
    tag: 'processes',
    summary: 'Published definitions',
    response: z.object({
      items: z.array(
        z.object({
          id,
          key: z.string(),
          version: z.number().int(),
          title: z.object({ ru: z.string(), en: z.string() }),
          publishedAt: moment,
          current: z.boolean(),
        }),
      ),
    }),
  }),
  get: route({
    id: 'processes.get',
    method: 'GET',
    path: '/process-definitions/:id',
    tag: 'processes',
    summary: 'A definition',
    params: idParams,
    response: z.object({
      id,
      key: z.string(),
      version: z.number().int(),
      body: z.record(z.string(), z.unknown()),
    }),
  }),
  publish: route({
    id: 'processes.publish',
    method: 'POST',
    path: '/process-definitions',
    tag: 'processes',
    summary: 'Publish a new version; new orders take it, running ones keep theirs',
    body: z.strictObject({ body: z.record(z.string(), z.unknown()) }),
    response: z.object({ id, key: z.string(), version: z.number().int() }),
    status: 201,
  }),
};

export const journalRoutes = {
  list: route({
    id: 'journal.list',
    method: 'GET',
    path: '/journal',
    tag: 'journal',
    summary: 'Who did what, newest first',
    query: z.object({
      employeeId: z.coerce.number().int().positive().optional(),
      kind: line(60).optional(),
      cursor: cursor.optional(),
      limit,
    }),
    response: page(
      z.object({
        id,
        at: moment,
        actor: person.nullable(),
        kind: z.string(),
        subject: z
          .object({ type: z.enum(['order', 'client', 'contract', 'employee']), id, title: z.string() })
          .nullable(),
        sealed: z.boolean(),
      }),
    ),
  }),
};
