import { LONGEST_DRAFT } from '#api/drafts.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { deleteDraft, saveDraft } from './drafts.store.ts';

/** Everybody's own; what a draft is about matters to nobody but its page. */
export function keepDraft(ctx: Ctx, key: string, values: unknown): Promise<{ at: string }> {
  const text = JSON.stringify(values ?? null);
  if (text.length > LONGEST_DRAFT) throw new HttpProblem('too_large');
  return ctx.transact(async (tx) => {
    await saveDraft(tx, key, text, ctx.now);
    return { at: ctx.now };
  });
}

export const dropDraft = (ctx: Ctx, key: string): Promise<{ ok: true }> =>
  ctx.transact(async (tx) => {
    await deleteDraft(tx, key);
    return { ok: true as const };
  });
