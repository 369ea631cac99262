import { afterWorkingHours } from '#domain/calendar/workhours.ts';
import { REMIND_HOURS } from '#domain/news/state.ts';
import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { allowed, notNow } from './checks.ts';
import { type NewsShown, presentNews } from './news.present.ts';
import { holdNews, loadNews } from './news.queries.ts';
import { insertOwn, insertReminders } from './news.store.ts';
import { sayAllKnow, sayLately, sayNotAsked, sayNotOut } from './news.words.ts';
import { loadReaders, type ReaderRow } from './readers.queries.ts';

/** Opened; of what is not out yet nobody counts as its reader. */
export function readNews(ctx: Ctx, id: number): Promise<{ ok: true }> {
  return ctx.transact(async (tx) => {
    const held = await holdNews(tx.reader, id, 'shared');
    if (held.unread) await insertOwn(tx, 'news_readings', id, ctx.now);
    return { ok: true };
  });
}

/** In person, by one's own right: nobody has read it for somebody else. */
export function acknowledgeNews(ctx: Ctx, id: number): Promise<NewsShown> {
  return ctx.transact(async (tx) => {
    const held = await holdNews(tx.reader, id, 'shared');
    if (held.acknowledgement === 'notAsked') throw notNow(sayNotAsked);
    if (held.acknowledgement === 'done') return presentNews(ctx, held);
    await insertOwn(tx, 'news_acknowledgements', id, ctx.now);
    record(tx, ctx.actor.selves[0], { kind: 'newsAcknowledged', data: { newsId: id } });
    tellLive(tx, { kind: 'news', id });
    return presentNews(ctx, await loadNews(tx.reader, id));
  });
}

/** The list is for who may follow it; whether they may is asked of the news. */
export async function acknowledgementsOf(ctx: Ctx, id: number): Promise<ReaderRow[]> {
  const { authorId, readers } = await loadReaders(ctx.reader, id);
  allowed(ctx, can(ctx.actor, 'news.follow', { authorId, departments: [] }));
  return readers;
}

/** One press reminds all who have not and were not reminded within their time. */
export function remindReaders(ctx: Ctx, id: number): Promise<{ reminded: number }> {
  return ctx.transact(async (tx) => {
    const held = await loadReaders(tx.reader, id, true);
    const subject = { authorId: held.authorId, departments: [] };
    const as = allowed(ctx, can(ctx.actor, 'news.follow', subject));
    if (held.state !== 'published' || !held.important) throw notNow(sayNotOut);
    const waiting = held.readers.filter(({ at }) => at === null);
    if (waiting.length === 0) throw notNow(sayAllKnow);
    const again = afterWorkingHours(ctx.now, REMIND_HOURS, {
      timeZone: ctx.person.company.timeZone,
      calendar: ctx.calendar,
    });
    const people = await insertReminders(
      tx,
      id,
      waiting.map(({ person }) => person.id),
      { at: ctx.now, again },
    );
    if (people.length === 0) throw notNow(sayLately);
    record(tx, as, { kind: 'newsReminded', data: { newsId: id, people } }, true);
    tellLive(tx, { kind: 'news', id });
    return { reminded: people.length };
  });
}
