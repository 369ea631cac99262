import { sql } from 'kysely';
import { seesClientComments } from '#domain/policy/sees-comments.ts';
import { factsOf } from '#domain/process/order.ts';
import { asOrderSubject, type OrderFactsRow, orderFactsJson } from '#server/contracts/public.ts';
import { presentNamed } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { notFound } from '#server/http/problems.ts';
import { type ActorRow, actorsSql, asActors } from '#server/visibility/people.sql.ts';

/** Of a client with more orders than these who sees only older ones is not offered. */
const ORDERS = 500;

/**
 * People who would see a comment on the client, so far as the reader may know: who sees it only through an order that the reader does
 * not see is left out, or the list would tell of that order.
 */
export async function mentionableOnClient({ reader, actor: own }: Ctx, id: number) {
  const row = await reader
    .clients()
    .where('k.id', '=', id)
    .select([
      sql<OrderFactsRow[]>`(select coalesce(json_agg(x.facts), '[]'::json) from (
        select ${orderFactsJson} as facts from orders o where o.client_id = k.id and ${reader.sql.order()} order by o.id desc limit ${ORDERS}) x)`.as(
        'orders',
      ),
      sql<ActorRow[]>`(select coalesce(json_agg(p), '[]'::json) from (${actorsSql('all')}) p)`.as('people'),
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  const orders = row.orders
    .map((facts) => asOrderSubject(reader, facts))
    .map(({ def, order }) => ({ def, facts: factsOf(def, order) }));
  const people = asActors(row.people).filter(
    ({ actor }) => actor.employeeId !== own.employeeId && seesClientComments(actor, orders),
  );
  return { items: people.map(presentNamed) };
}
