import type { Ctx } from '#server/http/context.ts';
import { notFound } from '#server/http/problems.ts';
import { loadOrder } from './load-order.ts';
import { presentOrder } from './present-order.ts';

/** The sheet with the order as it is at this moment: what stands on paper and its code are of one reading. */
export async function signOffSheet(ctx: Ctx, id: number) {
  const loaded = await loadOrder(ctx.reader, id);
  if (!loaded) throw notFound();
  const { state, withdrawn } = loaded;
  const standing = state.steps.flatMap(({ resolution }) => (resolution ? [resolution] : []));
  // one that was withdrawn was given before
  const acts = standing.length + 2 * withdrawn.length;
  const code = standing.length === 0 ? null : ctx.deps.signOffCode(state.number, acts, standing);
  return { order: presentOrder(ctx, loaded), code };
}
