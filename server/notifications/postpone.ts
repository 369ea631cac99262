import { type Postponement, postponedUntil } from '#domain/calendar/postpone.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { notFound } from '#server/http/problems.ts';
import { endPostponement, postpone } from './postponements.store.ts';

/** A person's own rows only, as with reading them. */
export async function putOff(ctx: Ctx, tx: Tx, id: number, until: Postponement): Promise<{ until: string }> {
  const { timeZone } = ctx.person.company;
  const at = postponedUntil(until, ctx.now, { timeZone, calendar: ctx.calendar });
  if (!(await postpone(tx, id, at, ctx.now))) throw notFound();
  return { until: at };
}

export async function takeBack(ctx: Ctx, tx: Tx, id: number): Promise<void> {
  if (!(await endPostponement(tx, id, ctx.now))) throw notFound();
}
