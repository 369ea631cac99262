import { z } from 'zod';
import { notificationRoutes } from '#api/desk.ts';
import { findRequirement } from '#domain/process/definition.ts';
import { formatDate } from '#domain/values/dates.ts';
import type { Language } from '#domain/values/language.ts';
import { cursorId, cutPage, decodeCursor } from '#server/feed/public.ts';
import { type Ctx, shortOf } from '#server/http/context.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { named } from '#server/orders/public.ts';
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
        await readAll(ctx, tx, body.orderId);
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
];

function present(ctx: Ctx, row: NotificationRow) {
  const def = row.definitionId !== null ? ctx.reader.definitions.byId(row.definitionId).body : null;
  const step = def?.steps.find((one) => one.key === row.stepKey);
  const requirement = def && row.key ? findRequirement(def, row.key)?.requirement : null;
  return {
    id: row.id,
    kind: row.kind,
    count: row.count,
    at: row.at,
    seen: row.seen,
    read: row.read,
    actor: row.actor ? named(row.actor) : null,
    subject: subjectOf(row),
    step: row.stepKey,
    stepTitle: step?.shortTitle[ctx.language] ?? null,
    label:
      requirement?.title[ctx.language] ??
      (row.call && sayCall(row.call, row.kind, ctx.language)) ??
      (row.importRows && sayRows(row.importRows, ctx.language)),
    postponedUntil: row.postponedUntil,
    muted: row.muted,
  };
}

function subjectOf(row: NotificationRow) {
  const { orderId, orderNumber, clientId, clientName, importId, importName, lostRecord } = row;
  if (orderId !== null)
    return { type: 'order' as const, id: orderId, title: orderNumber ?? '', subtitle: clientName };
  if (clientId !== null)
    return { type: 'client' as const, id: clientId, title: clientName ?? '', subtitle: null };
  if (row.contractId !== null)
    return { type: 'contract' as const, id: row.contractId, title: row.contractNumber ?? '', subtitle: null };
  if (importId !== null)
    return { type: 'import' as const, id: importId, title: importName ?? '', subtitle: null };
  return { type: 'none' as const, id: null, title: lostRecord ?? '', subtitle: null };
}

/** «1 942 строки, с ошибками 58» */
function sayRows({ done, wrong }: NonNullable<NotificationRow['importRows']>, language: Language): string {
  const number = (n: number) => n.toLocaleString(language === 'ru' ? 'ru-RU' : 'en-GB');
  const rows = language === 'ru' ? `строк: ${number(done)}` : `rows: ${number(done)}`;
  if (wrong === 0) return rows;
  return language === 'ru' ? `${rows}, с ошибками: ${number(wrong)}` : `${rows}, wrong: ${number(wrong)}`;
}

/** «24.11.2026, 14:30», and to the head who was to call. */
function sayCall(call: NonNullable<NotificationRow['call']>, kind: string, language: Language): string {
  const when = [formatDate(call.on, language), call.at].filter((part) => part !== null).join(', ');
  return kind === 'callNeglected' ? `${shortOf(call.responsible)}, ${when}` : when;
}
