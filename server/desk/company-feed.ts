import { z } from 'zod';
import type { companyFeedRoutes, companyItem } from '#api/feed.ts';
import type { AnswerOf, QueryOf } from '#api/route.ts';
import {
  cursorId,
  cutPage,
  decodeCursor,
  presentComment,
  presentEvent,
  tellRecord,
} from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { sayEvent } from '#server/orders/public.ts';
import { type CompanyRow, newestOfAll } from './company-feed.queries.ts';

type Shown = z.input<typeof companyItem>;
const placeShape = z.object({ micros: cursorId, rank: z.number().int().min(0).max(1), id: cursorId });

/** Events and comments of everything the reader sees, newest first. */
export async function companyFeed(
  ctx: Ctx,
  { filter, cursor, limit }: QueryOf<typeof companyFeedRoutes.read>,
): Promise<AnswerOf<typeof companyFeedRoutes.read>> {
  const rows = await newestOfAll(ctx.reader, filter, decodeCursor(cursor, placeShape), limit + 1);
  const page = cutPage(rows, limit, ({ micros, rank, id }) => ({ micros, rank, id }));
  return { next: page.next, items: page.items.flatMap((row) => present(ctx, row) ?? []) };
}

function present(ctx: Ctx, { id, at, item }: CompanyRow): Shown | null {
  if (item.type === 'comment') {
    const shown = presentComment(item, ctx, null);
    return shown.of && { ...shown, of: shown.of };
  }
  const { of, definitionId } = item;
  if (definitionId !== null) {
    const said = sayEvent(ctx.language, ctx.reader.definitions.byId(definitionId).body, item.event);
    return said && { ...said, of };
  }
  const event = { ...item.event, id, at };
  const place = of.type === 'contract' ? 'contract' : 'client';
  return { ...presentEvent(event, tellRecord(place, ctx.language)(event)), of };
}
