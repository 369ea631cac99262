import { z } from 'zod';
import { postponements } from '#domain/calendar/postpone.ts';
import { cursor, done, id, idParams, limit, moment, page, person } from './common.ts';
import { route } from './route.ts';

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
