import { capacitiesOf, seesComment, seesOrder } from '#domain/policy/sees.ts';
import { factsOf } from '#domain/process/order.ts';
import type { Ctx } from '#server/http/context.ts';
import { notFound } from '#server/http/problems.ts';
import { asActors } from '#server/visibility/people.sql.ts';
import { named } from './feed.present.ts';
import { orderWithEverybody } from './load-order.ts';

/** People who would see a comment the reader writes now; a mention of anybody else would not reach them. */
export async function mentionable(ctx: Ctx, orderId: number) {
  const found = await orderWithEverybody(ctx.reader, orderId);
  if (!found) throw notFound();
  const { loaded } = found;
  const facts = factsOf(loaded.def, loaded.state);
  const comment = { authorId: ctx.actor.employeeId, capacities: capacitiesOf(ctx.actor, loaded.def, facts) };
  const items = asActors(found.people).filter(
    ({ actor }) =>
      actor.employeeId !== ctx.actor.employeeId &&
      seesOrder(actor, loaded.def, facts) &&
      seesComment(actor, loaded.def, facts, comment),
  );
  return { items: items.map(({ actor, name, position }) => named({ id: actor.employeeId, name, position })) };
}
