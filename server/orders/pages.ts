import type { z } from 'zod';
import type { orderRoutes } from '#api/orders.ts';
import type { QueryOf } from '#api/route.ts';
import { companySearchForms } from '#domain/values/companyName.ts';
import type { Ctx } from '#server/http/context.ts';
import { fromCursor, toCursor } from '#server/http/cursor.ts';
import { notFound } from '#server/http/problems.ts';
import { presentFeedRow } from './feed.present.ts';
import { orderFeed } from './feed.queries.ts';
import { loadOrder } from './load-order.ts';
import { type Filters, listOrders } from './orders.queries.ts';
import { presentRow } from './present-row.ts';

type Place = { after: number; due: string | null };
const isPlace = (place: unknown): place is Place =>
  typeof place === 'object' &&
  place !== null &&
  'after' in place &&
  Number.isSafeInteger(place.after) &&
  'due' in place &&
  (place.due === null || /^\d{4}-\d\d-\d\d$/.test(String(place.due)));

export async function listPage(
  ctx: Ctx,
  { cursor, limit, sort, ...filters }: QueryOf<typeof orderRoutes.list>,
) {
  const place = fromCursor(cursor, isPlace) ?? { after: null, due: null };
  const lines = await listOrders(ctx.reader, filters, sort, place, limit + 1);
  const shown = lines.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((line) => presentRow(ctx, line)),
    next: lines.length > limit && last ? toCursor({ after: last.id, due: last.dueOn }) : null,
    corrected: correctionOf(filters.search, shown),
  };
}

/** When nothing on the page contains what was typed, the form that did match is named. */
function correctionOf(search: string | undefined, shown: { clientName: string }[]): string | null {
  if (!search || shown.length === 0) return null;
  const forms = companySearchForms(search);
  const typed = forms[0]?.form ?? '';
  const has = (form: string) =>
    shown.some((line) => line.clientName.toLowerCase().replaceAll('ё', 'е').includes(form));
  if (has(typed)) return null;
  return forms.find(({ form, correction }) => correction !== null && has(form))?.form ?? null;
}

const BOARD_COLUMN = 50;

/** The same orders by step of the newest process, each column bounded. */
export async function boardPage(ctx: Ctx, filters: Filters) {
  const [definition] = ctx.deps.definitions.current().sort((a, b) => b.id - a.id);
  if (!definition) return { columns: [] };
  const columns = await Promise.all(
    definition.body.steps.map(async (step) => {
      const lines = await listOrders(
        ctx.reader,
        filters,
        'due',
        { after: null, due: null },
        BOARD_COLUMN + 1,
        { definitionKey: definition.key, key: step.key },
      );
      return {
        step: step.key,
        title: step.shortTitle,
        items: lines.slice(0, BOARD_COLUMN).map((line) => presentRow(ctx, line)),
        more: lines.length > BOARD_COLUMN,
      };
    }),
  );
  return { columns };
}

type FeedPlace = { at: string; type: 'event' | 'comment'; id: number };
const isFeedPlace = (place: unknown): place is FeedPlace =>
  typeof place === 'object' &&
  place !== null &&
  'at' in place &&
  !Number.isNaN(Date.parse(String(place.at))) &&
  'type' in place &&
  (place.type === 'event' || place.type === 'comment') &&
  'id' in place &&
  Number.isSafeInteger(place.id);

export async function feedPage(
  ctx: Ctx,
  orderId: number,
  { filter, cursor, limit }: z.output<typeof orderRoutes.feed.query>,
) {
  const loaded = await loadOrder(ctx.reader, orderId);
  if (!loaded) throw notFound();
  const rows = await orderFeed(ctx.reader, orderId, filter, fromCursor(cursor, isFeedPlace), limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map((row) => presentFeedRow(ctx, loaded, row)).filter((item) => item !== null);
  return {
    items,
    next: rows.length > limit && last ? toCursor({ at: last.at, type: last.type, id: last.id }) : null,
  };
}
