import type { z } from 'zod';
import type { demoAccount } from '#api/auth.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';

/** Fills the demonstration company. Not written yet. */
export async function fillDemo(_ctx: Ctx): Promise<{ accounts: z.input<typeof demoAccount>[] }> {
  throw new HttpProblem('not_found');
}
