import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { notNow } from './checks.ts';
import { editableUntil, mayRemove, type NewsShown, presentNews } from './news.present.ts';
import { type CommentRow, holdNews, loadNews, type NewsRow } from './news.queries.ts';
import { insertComment, removeCommentRow, updateComment } from './news.store.ts';
import { sayClosed, sayNotOut, sayOwnComment, sayOwnRemoval } from './news.words.ts';

/** Whoever the news is for may speak of it, while its author lets them. */
export function commentNews(ctx: Ctx, id: number, body: string): Promise<NewsShown> {
  return ctx.transact(async (tx) => {
    const held = await holdNews(tx.reader, id, 'shared');
    mustBeOpen(held);
    const [self] = ctx.actor.selves;
    const spokenId = await insertComment(tx, id, body, ctx.now);
    record(tx, self, { kind: 'newsCommented', data: { newsId: id, newsCommentId: spokenId } }, true);
    tellLive(tx, { kind: 'news', id });
    const comment: CommentRow = { id: spokenId, body, author: held.self, at: ctx.now, editedAt: null };
    return presentNews(ctx, { ...held, comments: [...held.comments, comment] });
  });
}

export function editComment(ctx: Ctx, id: number, commentId: number, body: string): Promise<NewsShown> {
  return ctx.transact(async (tx) => {
    const held = await holdNews(tx.reader, id);
    const comment = commentOf(held, commentId);
    if (comment.author.id !== ctx.person.employeeId)
      throw new HttpProblem('not_allowed', { detail: sayOwnComment });
    mustBeOpen(held);
    if (editableUntil(ctx, comment) === null) throw new HttpProblem('comment_settled');
    if (body === comment.body) return presentNews(ctx, held);
    await updateComment(tx, commentId, body, ctx.now);
    const data = { newsId: id, newsCommentId: commentId, before: comment.body };
    record(tx, ctx.actor.selves[0], { kind: 'newsCommentEdited', data });
    tellLive(tx, { kind: 'news', id });
    return presentNews(ctx, await loadNews(tx.reader, id));
  });
}

export function removeComment(ctx: Ctx, id: number, commentId: number): Promise<NewsShown> {
  return ctx.transact(async (tx) => {
    const held = await holdNews(tx.reader, id);
    const comment = commentOf(held, commentId);
    if (!mayRemove(ctx, held, comment)) throw new HttpProblem('not_allowed', { detail: sayOwnRemoval });
    await removeCommentRow(tx, commentId, ctx.now);
    record(tx, ctx.actor.selves[0], {
      kind: 'newsCommentRemoved',
      data: { newsId: id, newsCommentId: commentId },
    });
    tellLive(tx, { kind: 'news', id });
    return presentNews(ctx, await loadNews(tx.reader, id));
  });
}

function commentOf({ comments }: NewsRow, id: number): CommentRow {
  const found = comments.find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}

function mustBeOpen({ state, commentsClosed }: NewsRow): void {
  if (state !== 'published') throw notNow(sayNotOut);
  if (commentsClosed) throw notNow(sayClosed);
}
