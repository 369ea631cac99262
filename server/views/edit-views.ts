import type { BodyOf } from '#api/route.ts';
import { MOST_VIEWS, type viewRoutes } from '#api/views.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid } from '#server/http/problems.ts';
import { ownView, type ViewRow } from './views.queries.ts';
import { deleteView, insertView, updateView } from './views.store.ts';

/** A view is nobody's business but of whoever made it: the journal does not tell of it. */
export function saveView(ctx: Ctx, body: BodyOf<typeof viewRoutes.create>): Promise<ViewRow> {
  return unlessTaken(
    ctx.transact(async (tx) => {
      const id = await insertView(tx, body, MOST_VIEWS);
      if (id === null) throw invalid('name', 'too_many_views', { max: MOST_VIEWS });
      return { id, ...body };
    }),
  );
}

export function editView(ctx: Ctx, id: number, body: BodyOf<typeof viewRoutes.edit>): Promise<ViewRow> {
  return unlessTaken(
    ctx.transact(async (tx) => {
      const before = await ownView(tx.reader, id);
      await updateView(tx, id, body);
      return { ...before, ...body };
    }),
  );
}

export async function removeView(ctx: Ctx, id: number): Promise<undefined> {
  await ctx.transact(async (tx) => {
    await ownView(tx.reader, id);
    await deleteView(tx, id);
    return null;
  });
  return undefined;
}

const unlessTaken = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    const taken = error instanceof Error && 'constraint' in error && error.constraint === 'saved_views_name';
    throw taken ? invalid('name', 'name_taken') : error;
  });
