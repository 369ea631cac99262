import { MOST_ORDERS_EXPORTED, orderExportColumns } from '#api/order-list-limits.ts';
import type { orderListRoutes } from '#api/order-lists.ts';
import type { BodyOf } from '#api/route.ts';
import { type Cell, type SheetColumn, sendXlsx } from '#server/exports/public.ts';
import type { Ctx } from '#server/http/context.ts';
import type { Input } from '#server/http/define-route.ts';
import { record } from '#server/journal/record.ts';
import { exportWidths, exportWords } from './export-words.ts';
import { linesWithIds, listedOrderIds } from './listed.queries.ts';
import { presentRow } from './present-row.ts';

type Body = BodyOf<typeof orderListRoutes.export>;
type Key = (typeof orderExportColumns)[number];
type Row = ReturnType<typeof presentRow>;

const PIECE = 2000;

/** All that the list shows, as the reader sees it; who took how much is in the journal before the first byte goes out. */
export async function exportOrders(
  ctx: Ctx,
  body: Body,
  reply: Input<typeof orderListRoutes.export>['reply'],
): Promise<undefined> {
  const keys = body.columns
    ? orderExportColumns.filter((key) => body.columns?.includes(key))
    : orderExportColumns;
  const { search, ...filters } = body.filter;
  const ids = await ctx.transact(async (tx) => {
    const wanted = { filters, search, sort: body.sort };
    const found = await listedOrderIds(tx.reader, ctx.deps.searchIndex, wanted, MOST_ORDERS_EXPORTED);
    const data = { rows: found.length, columns: keys, filter: body.filter };
    record(tx, ctx.actor.selves[0], { kind: 'ordersExported', data });
    return found;
  });
  const say = exportWords[ctx.language];
  await sendXlsx(reply, {
    name: `${say.file} ${ctx.language === 'ru' ? ctx.today.split('-').reverse().join('.') : ctx.today}`,
    columns: keys.map((key): SheetColumn => ({ title: say.columns[key], width: exportWidths[key] })),
    rows: rowsOf(ctx, ids, keys),
  });
  return undefined;
}

async function* rowsOf(ctx: Ctx, ids: readonly number[], keys: readonly Key[]): AsyncIterable<Cell[][]> {
  for (let from = 0; from < ids.length; from += PIECE) {
    const lines = await linesWithIds(ctx.reader, ids.slice(from, from + PIECE));
    yield lines.map((line) => {
      const row = presentRow(ctx, line);
      return keys.map((key) => cells[key](row, ctx));
    });
  }
}

const cells: Record<Key, (row: Row, ctx: Ctx) => Cell> = {
  number: (row) => row.number,
  company: (row) => row.client.name,
  title: (row) => row.title,
  contract: (row) => row.contract?.number ?? null,
  status: (row, { language }) => exportWords[language].status[row.archivedAt ? 'archived' : row.status],
  step: ({ step }, { language }) => `${step.number}. ${step.title[language]}`,
  waits: (row) => row.waitsFor,
  stands: (row) => row.stands,
  dueOn: (row) => asDay(row.dueOn),
  manager: (row) => row.manager.name,
  expert: (row) => row.expert?.name ?? null,
  createdAt: (row, { person }) => asDay(dayIn(row.createdAt, person.company.timeZone)),
  validUntil: (row) => asDay(row.validUntil),
  // absent in the row of an order whose money the reader does not see
  amount: (row) => (row.amount ? Number(row.amount) : null),
};

const asDay = (day: string | null): Cell => (day === null ? null : { day });

/** The day it was in the company when this happened. */
const dayIn = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(instant));
