import type { peopleRoutes } from '#api/people.ts';
import type { AnswerOf, QueryOf } from '#api/route.ts';
import type { Ctx } from '#server/http/context.ts';
import { fromCursor, toCursor } from '#server/http/cursor.ts';
import { notFound } from '#server/http/problems.ts';
import { findEmployee, listEmployees, type Place } from './employees.queries.ts';
import { countHandOver, type HandOver } from './hand-over.queries.ts';
import { presentEmployee, presentRow } from './people.present.ts';

/** A page of the directory. */
export async function directoryPage(
  ctx: Ctx,
  query: QueryOf<typeof peopleRoutes.list>,
): Promise<AnswerOf<typeof peopleRoutes.list>> {
  const rows = await listEmployees(ctx.reader, query, fromCursor(query.cursor, isPlace));
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last;
  return {
    items: shown.map((row) => presentRow(ctx, row)),
    next: more ? toCursor({ key: last.sortKey, id: last.id }) : null,
  };
}

export async function employeeCard(ctx: Ctx, id: number): Promise<AnswerOf<typeof peopleRoutes.get>> {
  const row = await findEmployee(ctx.reader, id);
  if (!row) throw notFound();
  return presentEmployee(ctx, row);
}

export async function handOverOf(ctx: Ctx, id: number): Promise<HandOver> {
  const counted = await countHandOver(ctx.reader, id);
  if (!counted) throw notFound();
  return counted;
}

export const isPlace = (place: unknown): place is Place =>
  typeof place === 'object' &&
  place !== null &&
  'key' in place &&
  typeof place.key === 'string' &&
  !place.key.includes('\u0000') &&
  place.key.isWellFormed() &&
  'id' in place &&
  Number.isSafeInteger(place.id);
