import type { z } from 'zod';
import { QUARTER_COUNT, type reportRoutes, type termRow } from '#api/reports.ts';
import type { QueryOf } from '#api/route.ts';
import { daysBetween, isPlainDate } from '#domain/values/dates.ts';
import type { Ctx } from '#server/http/context.ts';
import { fromCursor, toCursor } from '#server/http/cursor.ts';
import { invalid } from '#server/http/problems.ts';
import { named, renewAbility } from '#server/orders/public.ts';
import { type Place, readTerms, type TermFilter, type TermLine } from './terms.queries.ts';

const isPlace = (place: unknown): place is Place =>
  typeof place === 'object' &&
  place !== null &&
  'after' in place &&
  Number.isSafeInteger(place.after) &&
  'until' in place &&
  typeof place.until === 'string' &&
  isPlainDate(place.until);

/** «Сроки действия»: a page of the register, with what the reader may do to each order of it. */
export async function terms(ctx: Ctx, { cursor, limit, ...filter }: QueryOf<typeof reportRoutes.terms>) {
  checkPeriod(filter);
  const place = fromCursor(cursor, isPlace);
  const { lines, quarters } = await readTerms(ctx.reader, filter, { place, limit: limit + 1 });
  const items = lines.slice(0, limit).map((line) => presentTerm(ctx, line));
  const last = items.at(-1);
  return {
    items,
    next: lines.length > limit && last ? toCursor({ until: last.validUntil, after: last.id }) : null,
    quarters: quarters.map(({ from, count }) => ({
      from,
      count: Math.min(count, QUARTER_COUNT),
      more: count > QUARTER_COUNT,
    })),
  };
}

export function checkPeriod({ from, to }: Pick<TermFilter, 'from' | 'to'>): void {
  if (from !== undefined && to !== undefined && to < from) throw invalid('to', 'event_days');
}

export function presentTerm(ctx: Ctx, { order, renewedBy }: TermLine): z.input<typeof termRow> {
  const { contractId, contractNumber, manager } = order;
  const validUntil = order.validUntil ?? ctx.today;
  return {
    id: order.id,
    number: order.number,
    title: order.title,
    client: { id: order.clientId, name: order.clientName },
    contract:
      contractId !== null && contractNumber !== null ? { id: contractId, number: contractNumber } : null,
    manager: named(manager),
    validUntil,
    daysLeft: daysBetween(ctx.today, validUntil),
    renewedBy,
    abilities: { renew: renewAbility(ctx, { manager, archivedAt: order.archivedAt, renewedBy }) },
  };
}
