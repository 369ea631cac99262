import type { commentRoutes } from '#api/feed.ts';
import type { BodyOf } from '#api/route.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { record } from '#server/journal/record.ts';
import { commentHere } from './comments.queries.ts';
import { rewriteComment } from './comments.store.ts';
import { editableUntil } from './edit-time.ts';
import { type CommentShown, placeOfComment, presentComment } from './feed.present.ts';
import { mayWrite, tellOfComment } from './write-comment.ts';

/**
 * One's own words, for a quarter of an hour. The journal keeps the former text; whoever is called by the new one is told like of a
 * new comment.
 */
export function editComment(
  ctx: Ctx,
  id: number,
  { body, mentions }: BodyOf<typeof commentRoutes.edit>,
): Promise<CommentShown> {
  return ctx.transact(async (tx) => {
    const here = await commentHere(tx.reader, id);
    const { row, place } = here;
    if (row.author.id !== ctx.person.employeeId)
      throw new HttpProblem('not_allowed', { detail: (language) => words[language].others });
    const as = mayWrite(ctx, row);
    if (editableUntil(row, ctx.person.employeeId, ctx.now) === null) throw new HttpProblem('comment_settled');
    const where = placeOfComment(row.on);
    if (body === row.body && sameOf(mentions, here.mentions)) return presentComment(row, ctx, where);
    const former = await rewriteComment(tx, id, { body, mentions }, ctx.now);
    const called = mentions.filter((one) => !former.mentions.includes(one));
    record(
      tx,
      as,
      {
        kind: 'commentEdited',
        ...place,
        stepKey: row.step,
        data: { commentId: id, before: former.body, mentions: called },
      },
      called.length > 0,
    );
    tellOfComment(tx, here);
    return presentComment({ ...row, body, editedAt: ctx.now }, ctx, where);
  });
}

const sameOf = (some: readonly number[], others: readonly number[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

const words = {
  ru: { others: 'Изменить комментарий может только его автор. Ответьте на него' },
  en: { others: 'Only its author can edit a comment. Answer it' },
};
