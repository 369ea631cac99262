import { can } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import type { Ctx } from '#server/http/context.ts';
import { notAllowed } from '#server/http/refused.ts';

/** Who keeps the documents of the company; anybody else is told who does. */
export function keeper(ctx: Ctx): Self {
  const verdict = can(ctx.actor, 'companyDocuments.manage', null);
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  return verdict.as;
}
