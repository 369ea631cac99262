import { sql } from 'kysely';
import type { OrderSubject } from '#domain/policy/actions.ts';
import { asOrderSubject, type OrderFactsRow, orderFactsJson } from '#server/contracts/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** The order as far as rules about people go; an invisible one is not found. For acts that touch nothing of its content. */
export async function orderSubject(reader: Reader, id: number): Promise<OrderSubject> {
  const row = await reader
    .orders()
    .where('o.id', '=', id)
    .select(sql<OrderFactsRow>`${orderFactsJson}`.as('facts'))
    .executeTakeFirst();
  if (!row) throw notFound();
  return asOrderSubject(reader, row.facts);
}
