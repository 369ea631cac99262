import { z } from 'zod';
import { fromCursor, toCursor } from '#server/http/cursor.ts';

/** Numbers that a database key can hold; anything else in a cursor was not made by us. */
export const cursorId = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A place in a list, by its shape; it comes from the client, so it is never trusted. */
export const decodeCursor = <S extends z.ZodType>(text: string | undefined, shape: S): z.output<S> | null =>
  fromCursor(text, (place): place is z.output<S> => shape.safeParse(place).success);

/** One row more than the page was read, to know whether there is a next one. */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => unknown,
): { items: readonly T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? toCursor(placeOf(last)) : null };
}
