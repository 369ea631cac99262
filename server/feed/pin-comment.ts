import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { record } from '#server/journal/record.ts';
import { commentHere } from './comments.queries.ts';
import { pinComment, unpinComment, waitForPins } from './comments.store.ts';
import { type CommentShown, placeOfComment, presentComment } from './feed.present.ts';
import { MOST_PINNED } from './said.sql.ts';
import { mayWrite, tellOfComment } from './write-comment.ts';

/** To the top of the record's feed, for all who see the comment; by whoever sees it and may comment there. */
export function pin(ctx: Ctx, id: number): Promise<CommentShown> {
  return ctx.transact(async (tx) => {
    await waitForPins(tx);
    const here = await commentHere(tx.reader, id);
    const { row, place, pinnedHere } = here;
    const as = mayWrite(ctx, row);
    const where = placeOfComment(row.on);
    if (row.pinned) return presentComment(row, ctx, where);
    if (pinnedHere >= MOST_PINNED) throw new HttpProblem('too_many_pinned');
    await pinComment(tx, id, ctx.now);
    record(tx, as, { kind: 'commentPinned', ...place, stepKey: row.step, data: { commentId: id } });
    tellOfComment(tx, here);
    const { person } = ctx;
    const by = { id: person.employeeId, ...person.name, position: person.position };
    return presentComment({ ...row, pinned: { by, at: ctx.now } }, ctx, where);
  });
}

/** Down again, whoever pinned it; twice is once. */
export function unpin(ctx: Ctx, id: number): Promise<CommentShown> {
  return ctx.transact(async (tx) => {
    const here = await commentHere(tx.reader, id);
    const { row, place } = here;
    const as = mayWrite(ctx, row);
    if (row.pinned) {
      await unpinComment(tx, id);
      record(tx, as, { kind: 'commentUnpinned', ...place, stepKey: row.step, data: { commentId: id } });
      tellOfComment(tx, here);
    }
    return presentComment({ ...row, pinned: null }, ctx, placeOfComment(row.on));
  });
}
