import type { PlainAction } from '#domain/policy/actions.ts';
import { can } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import { holdRightsToChangeThem } from '#server/auth/public.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';

/** May the person do this at all? Answers under which identity. */
export function allowed(ctx: Pick<Ctx, 'actor' | 'person'>, action: PlainAction): Self {
  const verdict = can(ctx.actor, action, null);
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  return verdict.as;
}

/** How most acts of this room begin: they change somebody's rights. */
export async function begin(ctx: Ctx, tx: Tx, action: PlainAction): Promise<Self> {
  await holdRightsToChangeThem(tx);
  return allowed(ctx, action);
}

/** A uniqueness or a rule that the database keeps, told as what is wrong with a field. */
export async function named<T>(
  refusals: Record<string, { field: string; reason: string }>,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
    const refusal = refusals[constraint];
    throw refusal ? invalid(refusal.field, refusal.reason) : error;
  }
}
