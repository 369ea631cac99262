import { z } from 'zod';
import { notificationSettingsRoutes } from '#api/notification-settings.ts';
import { notificationRoutes } from '#api/notifications.ts';
import { cursorId, cutPage, decodeCursor } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { named } from '#server/orders/public.ts';
import { chooseMail, mailChoicesOf } from './mail-settings.ts';
import { aboutOf, subjectOf } from './notice-words.ts';
import { listNotifications, type NotificationRow } from './notifications.queries.ts';
import { putOff, takeBack } from './postpone.ts';
import { openBell, readAll, readOne } from './read-notifications.ts';

const place = z.object({ micros: cursorId, id: cursorId });

const ok = { ok: true } as const;

export const notificationRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: notificationRoutes.list,
    action: 'signedIn',
    handler: async (ctx, { query }) => {
      const { rows, unseen } = await listNotifications(
        ctx.reader,
        {
          unread: query.unread === 'true',
          postponed: query.postponed === undefined ? null : query.postponed === 'true',
        },
        decodeCursor(query.cursor, place),
        query.limit + 1,
      );
      const page = cutPage(rows, query.limit, ({ micros, id }) => ({ micros, id }));
      return {
        items: page.items.map((row) => present(ctx, row)),
        next: page.next,
        unseen,
      };
    },
  }),
  defineRoute({
    route: notificationRoutes.seen,
    action: 'signedIn',
    handler: (ctx) =>
      ctx.transact(async (tx) => {
        await openBell(ctx, tx);
        return ok;
      }),
  }),
  defineRoute({
    route: notificationRoutes.readAll,
    action: 'signedIn',
    handler: (ctx, { body }) =>
      ctx.transact(async (tx) => {
        await readAll(ctx, tx, body);
        return ok;
      }),
  }),
  defineRoute({
    route: notificationRoutes.read,
    action: 'signedIn',
    handler: (ctx, { params }) =>
      ctx.transact(async (tx) => {
        await readOne(ctx, tx, params.id);
        return ok;
      }),
  }),
  defineRoute({
    route: notificationRoutes.postpone,
    action: 'signedIn',
    handler: (ctx, { params, body }) => ctx.transact((tx) => putOff(ctx, tx, params.id, body.until)),
  }),
  defineRoute({
    route: notificationRoutes.takeBack,
    action: 'signedIn',
    handler: (ctx, { params }) =>
      ctx.transact(async (tx) => {
        await takeBack(ctx, tx, params.id);
        return ok;
      }),
  }),
  defineRoute({
    route: notificationSettingsRoutes.get,
    action: 'signedIn',
    handler: (ctx) => mailChoicesOf(ctx),
  }),
  defineRoute({
    route: notificationSettingsRoutes.put,
    action: 'signedIn',
    handler: (ctx, { body }) => chooseMail(ctx, body),
  }),
];

function present(ctx: Ctx, row: NotificationRow) {
  return {
    id: row.id,
    kind: row.kind,
    count: row.count,
    at: row.at,
    seen: row.seen,
    read: row.read,
    actor: row.actor ? named(row.actor) : null,
    subject: subjectOf(row, ctx.language),
    step: row.stepKey,
    ...aboutOf(ctx.reader.definitions, ctx.language, row),
    postponedUntil: row.postponedUntil,
    muted: row.muted,
  };
}
