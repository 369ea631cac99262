import { sql } from 'kysely';
import { seesContractComments } from '#domain/policy/sees-comments.ts';
import { factsOf } from '#domain/process/order.ts';
import { presentNamed } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { notFound } from '#server/http/problems.ts';
import { type ActorRow, actorsSql, asActors } from '#server/visibility/people.sql.ts';
import { asSubject, contractFactsJson } from './contract-subject.ts';

/**
 * People who would see a comment on the contract, so far as the reader may know: who sees it only through an order that the reader does
 * not see is left out, or the list would tell of that order.
 */
export async function mentionableOnContract({ reader, actor: own }: Ctx, id: number) {
  const row = await reader
    .contracts()
    .where('t.id', '=', id)
    .select([
      contractFactsJson(reader).as('facts'),
      sql<ActorRow[]>`(select coalesce(json_agg(p), '[]'::json) from (${actorsSql('all')}) p)`.as('people'),
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  const { orders, ...contract } = asSubject(reader, row.facts);
  const known = {
    ...contract,
    orders: orders.map(({ def, order }) => ({ def, facts: factsOf(def, order) })),
  };
  const people = asActors(row.people).filter(
    ({ actor }) => actor.employeeId !== own.employeeId && seesContractComments(actor, known),
  );
  return { items: people.map(presentNamed) };
}
