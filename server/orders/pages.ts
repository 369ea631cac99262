import { z } from 'zod';
import type { feedItem, feedPage as feedShape } from '#api/feed.ts';
import type { orderRoutes } from '#api/orders.ts';
import type { QueryOf } from '#api/route.ts';
import { cursorId, cutPage, decodeCursor, presentComment } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { fromCursor, toCursor } from '#server/http/cursor.ts';
import { notFound } from '#server/http/problems.ts';
import { seek, shownFor } from '#server/search/public.ts';
import { presentFeedRow } from './feed.present.ts';
import { type EventRow, type FeedRow, orderWithFeed } from './feed.queries.ts';
import type { LoadedOrder } from './load-order.ts';
import type { OrderLine } from './order-line.ts';
import { fitsAnyReading } from './order-search.ts';
import { listColumns, listOrders, searchOrders } from './orders.queries.ts';
import { presentRow } from './present-row.ts';
import { presentUndo } from './present-undo.ts';

type Place = { after: number; due: string | null; reading?: number };
const isPlace = (place: unknown): place is Place =>
  typeof place === 'object' &&
  place !== null &&
  'after' in place &&
  Number.isSafeInteger(place.after) &&
  'due' in place &&
  (place.due === null || /^\d{4}-\d\d-\d\d$/.test(String(place.due))) &&
  (!('reading' in place) || Number.isSafeInteger(place.reading));

export async function listPage(
  ctx: Ctx,
  { cursor, limit, sort, search, ...filters }: QueryOf<typeof orderRoutes.list>,
) {
  const from = fromCursor(cursor, isPlace);
  const page = { sort, place: from ?? { after: null, due: null }, limit: limit + 1 };
  if (!search) {
    const lines = await listOrders(ctx.reader, filters, page);
    return { ...pageOf(ctx, lines, limit), corrected: null };
  }
  // Whoever sees all clients is not told of others than those meant, only because these have no orders here.
  const { seesAllClients } = ctx.reader;
  const all = await seek(
    ctx.deps.searchIndex,
    search,
    ({ clients, contracts }) => seesAllClients && clients.total + contracts.total > 0,
  );
  const soughts = from ? all.slice(from.reading ?? 0).slice(0, 1) : all;
  if (soughts.length === 0) return { items: [], next: null, corrected: null };
  const { reading, lines } = await searchOrders(ctx.reader, filters, page, {
    typed: search,
    soughts,
  });
  const used = soughts[reading];
  return {
    ...pageOf(ctx, lines, limit, from?.reading ?? reading),
    corrected: used && lines.length > 0 ? shownFor(used) : null,
  };
}

function pageOf(ctx: Ctx, lines: readonly OrderLine[], limit: number, reading?: number) {
  const shown = lines.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((line) => presentRow(ctx, line)),
    next:
      lines.length > limit && last
        ? toCursor({
            after: last.id,
            due: last.status === 'refused' ? null : last.dueOn,
            ...(reading === undefined ? {} : { reading }),
          })
        : null,
  };
}

const BOARD_COLUMN = 50;

/** The same orders by step of the newest process, each column bounded. */
export async function boardPage(ctx: Ctx, { search, ...filters }: QueryOf<typeof orderRoutes.board>) {
  const [definition] = ctx.deps.definitions.current().sort((a, b) => b.id - a.id);
  if (!definition) return { columns: [] };
  const { key: definitionKey, body } = definition;
  const fits = search
    ? fitsAnyReading(ctx.reader, await seek(ctx.deps.searchIndex, search), search)
    : undefined;
  const columns = await listColumns(
    ctx.reader,
    filters,
    body.steps.map(({ key }) => ({ definitionKey, key })),
    BOARD_COLUMN + 1,
    fits,
  );
  return {
    columns: body.steps.map((step, index) => {
      const lines = columns[index] ?? [];
      return {
        step: step.key,
        title: step.shortTitle,
        items: lines.slice(0, BOARD_COLUMN).map((line) => presentRow(ctx, line)),
        more: lines.length > BOARD_COLUMN,
      };
    }),
  };
}

const feedPlace = z.object({
  micros: cursorId,
  type: z.enum(['event', 'comment']),
  id: cursorId,
});

/** What the reader may not see is passed over and the page filled up, so that its length says nothing. */
export async function feedPage(
  ctx: Ctx,
  orderId: number,
  { filter, cursor, limit }: z.output<typeof orderRoutes.feed.query>,
) {
  const shown: { row: FeedRow; item: z.input<typeof feedItem> }[] = [];
  let pinned: z.input<typeof feedShape>['pinned'] = [];
  let place = decodeCursor(cursor, feedPlace);
  const undoOf = undoesOf(ctx, place === null && filter !== 'files');
  for (;;) {
    const read = await orderWithFeed(ctx.reader, orderId, filter, place, limit + 1);
    if (!read) throw notFound();
    if (place === null) pinned = read.pinned.map((row) => presentComment(row, ctx, { order: orderId }));
    for (const row of read.rows) {
      const item = presentFeedRow(ctx, read.loaded, row);
      if (!item) continue;
      const undo = item.type === 'event' && row.type === 'event' && undoOf(row, read.loaded);
      shown.push({ row, item: undo ? { ...item, undo } : item });
    }
    const last = read.rows.at(-1);
    if (shown.length > limit || read.rows.length <= limit || !last) break;
    place = last;
  }
  const page = cutPage(shown, limit, ({ row: { micros, type, id } }) => ({ micros, type, id }));
  return { items: page.items.map(({ item }) => item), next: page.next, pinned };
}

/** Of each value the newest change is known only from the beginning of the feed on. */
function undoesOf(ctx: Ctx, fromTheNewest: boolean) {
  const later = new Set<unknown>();
  return (row: EventRow, loaded: LoadedOrder) => {
    const isNewest = fromTheNewest && !later.has(row.data.key);
    later.add(row.data.key);
    return presentUndo(ctx, loaded, row, isNewest);
  };
}
