import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { allowed, checkFilled, checkVersion, notNow } from './checks.ts';
import { type NewsShown, presentNews, subjectOf } from './news.present.ts';
import { type HeldNews, holdNews, loadNews } from './news.queries.ts';
import { letOut, takeBack } from './news.store.ts';
import { sayNotOut, sayOut } from './news.words.ts';

const YEAR_MS = 366 * 24 * 3_600_000;

/** Gives it to its readers now, or has the clock do it; judged by the right of who decides, for whom it is at this moment. */
export function publishNews(
  ctx: Ctx,
  id: number,
  { at, version }: { at: string | null; version: number },
): Promise<NewsShown> {
  return ctx.transact(async (tx) => {
    const held = await holdNews(tx.reader, id);
    const as = allowed(ctx, can(ctx.actor, 'news.publish', subjectOf(held)));
    checkVersion(ctx, held, version);
    if (held.state === 'published') throw notNow(sayOut);
    checkFilled(held);
    const moment = at === null ? null : momentOf(ctx, at);
    await letOut(tx, { id, publisherId: as.employeeId, now: ctx.now, at: moment });
    if (moment === null) record(tx, as, { kind: 'newsPublished', data: { newsId: id } }, true);
    else record(tx, as, { kind: 'newsScheduled', data: { newsId: id, at: moment } });
    tellLive(tx, { kind: 'news', id });
    return presentNews(ctx, goneOut(ctx, held, moment));
  });
}

/** As it stands from now on: nobody has opened it, and whoever it is for is asked. */
function goneOut(ctx: Ctx, held: HeldNews, publishAt: string | null): HeldNews {
  const { now, person } = ctx;
  const changed = { ...held, publishAt, updatedAt: now, version: held.version + 1 };
  if (publishAt !== null) return { ...changed, state: 'scheduled' };
  return {
    ...changed,
    state: 'published',
    publishedAt: now,
    editedAt: null,
    unread: held.author.id !== person.employeeId,
    acknowledgement: held.important && held.asks ? 'waiting' : 'notAsked',
  };
}

/** Out of its readers' sight; what was only to go out is a draft again. */
export function withdrawNews(ctx: Ctx, id: number): Promise<NewsShown> {
  return ctx.transact(async (tx) => {
    const held = await holdNews(tx.reader, id);
    const as = allowed(ctx, can(ctx.actor, 'news.edit', subjectOf(held)));
    if (held.state !== 'published' && held.state !== 'scheduled') throw notNow(sayNotOut);
    // one that was out before and was to go out again is withdrawn, no draft
    await takeBack(tx, id, held.publishedAt === null ? 'draft' : 'withdrawn', ctx.now);
    record(tx, as, { kind: 'newsWithdrawn', data: { newsId: id, before: held.state } });
    tellLive(tx, { kind: 'news', id });
    return presentNews(ctx, await loadNews(tx.reader, id));
  });
}

function momentOf(ctx: Ctx, at: string): string {
  const when = Date.parse(at);
  const now = Date.parse(ctx.now);
  if (!/^\d{4}-\d\d-\d\dT/.test(at) || Number.isNaN(when) || when <= now || when > now + YEAR_MS)
    throw invalid('at', 'news_moment');
  return new Date(when).toISOString();
}
