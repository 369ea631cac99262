import type { newsRoutes } from '#api/news.ts';
import type { BodyOf } from '#api/route.ts';
import { linksOf, wordsOf } from '#domain/news/body.ts';
import { isOpen } from '#domain/news/state.ts';
import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import { allowed, bodyOf, checkDepartments, checkVersion, notNow } from './checks.ts';
import { type NewsShown, presentNews, subjectOf } from './news.present.ts';
import { holdNews, loadNews } from './news.queries.ts';
import { deleteNews, insertDraft, type NewsValues, updateNews } from './news.store.ts';
import { sayKept, sayOut } from './news.words.ts';

/** A draft to write in. */
export function beginNews(ctx: Ctx): Promise<NewsShown> {
  return ctx.transact(async (tx) => {
    const as = allowed(ctx, can(ctx.actor, 'news.write', null));
    const id = await insertDraft(tx, as.employeeId);
    record(tx, as, { kind: 'newsBegun', data: { newsId: id } });
    return presentNews(ctx, await loadNews(tx.reader, id));
  });
}

/** Kept as it is written; of what is out the readers and the weight stay, and it is marked as changed where its words changed. */
export function editNews(
  ctx: Ctx,
  id: number,
  { version, ...sent }: BodyOf<typeof newsRoutes.edit>,
): Promise<NewsShown> {
  return ctx.transact(async (tx) => {
    const held = await holdNews(tx.reader, id);
    const as = allowed(ctx, can(ctx.actor, 'news.edit', subjectOf(held)));
    checkVersion(ctx, held, version);
    const body = bodyOf(sent.body, held);
    const departmentIds = checkDepartments(ctx, sent.departmentIds);
    const values: NewsValues = {
      ...sent,
      body,
      departmentIds,
      bodyText: wordsOf(body),
      links: linksOf(body),
    };
    const before = held.departments.map((one) => one.id);
    const changes = Object.keys(differences(plain(held, before), plain(values, departmentIds)));
    if (changes.length === 0) return presentNews(ctx, held);
    if (!isOpen(held.state) && (changes.includes('departmentIds') || changes.includes('important')))
      throw notNow(sayOut);
    const after = held.state === 'published' && (changes.includes('title') || changes.includes('body'));
    await updateNews(tx, id, values, { at: ctx.now, after });
    // what is written again and again until it goes out is one draft, not so many facts
    if (held.publishedAt !== null) record(tx, as, { kind: 'newsEdited', data: { newsId: id, changes } });
    tellLive(tx, { kind: 'news', id });
    return presentNews(ctx, await loadNews(tx.reader, id));
  });
}

/** Only what nobody was ever given. */
export function dropNews(ctx: Ctx, id: number): Promise<{ ok: true }> {
  return ctx.transact(async (tx) => {
    const held = await holdNews(tx.reader, id);
    const as = allowed(ctx, can(ctx.actor, 'news.edit', subjectOf(held)));
    if (held.state !== 'draft' || held.publishedAt !== null) throw notNow(sayKept);
    await deleteNews(tx, id);
    record(tx, as, { kind: 'newsDropped', data: { newsId: id } });
    return { ok: true };
  });
}

type Plain = Pick<NewsValues, 'title' | 'body' | 'important' | 'pinnedUntil' | 'commentsClosed'>;
const plain = (values: Plain, departmentIds: readonly number[]) => ({
  title: values.title,
  body: sorted(values.body),
  important: values.important,
  pinnedUntil: values.pinnedUntil,
  commentsClosed: values.commentsClosed,
  departmentIds: [...departmentIds].sort((a, b) => a - b),
});

/** The database keeps the keys of a tree in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
