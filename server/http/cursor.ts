import { invalid } from './problems.ts';

/** A place in a list as the client carries it; anything that was not made here is refused. */
export const toCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

export function fromCursor<T>(cursor: string | undefined, check: (place: unknown) => place is T): T | null {
  if (cursor === undefined) return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (check(place)) return place;
  } catch {
    // falls through to the refusal
  }
  throw invalid('cursor', 'cursor');
}
