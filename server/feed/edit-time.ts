import type { CommentRow } from './said.sql.ts';

/** One's own words can be put right for so long; after that others have read and answered them. */
export const EDIT_MINUTES = 15;

/** Until when this person may edit the comment; null: not, or not any more. */
export function editableUntil(
  { author, at, on }: Pick<CommentRow, 'author' | 'at' | 'on'>,
  readerId: number,
  now: string,
): string | null {
  const until = new Date(Date.parse(at) + EDIT_MINUTES * 60_000).toISOString();
  return author.id === readerId && !on.frozen && now < until ? until : null;
}
