import type { z } from 'zod';
import type { comment, event, feedItem } from '#api/feed.ts';
import type { CommentRow, EventRow, FeedRow } from './feed.queries.ts';
import { presentPerson } from './person.ts';

export type CommentShown = z.input<typeof comment>;
export type EventShown = z.input<typeof event>;

/** What an event says beside who and when; null leaves it out of the feed. */
export type Told = {
  stepTitle?: string | null;
  label?: string | null;
  before?: string | null;
  after?: string | null;
  reason?: string | null;
};

/** Rows of a feed as the page reads them. `tell` puts the values that this reader may see into words. */
export function presentFeed(
  rows: readonly FeedRow[],
  readerId: number,
  tell: (event: EventRow) => Told | null,
): z.input<typeof feedItem>[] {
  return rows.flatMap((row): z.input<typeof feedItem>[] => {
    if (row.type === 'comment') return [presentComment(row, readerId)];
    const told = tell(row);
    return told ? [presentEvent(row, told)] : [];
  });
}

export const presentComment = (row: CommentRow, readerId: number): CommentShown => ({
  type: 'comment',
  id: row.id,
  at: row.at,
  author: presentPerson(row.author),
  step: row.step,
  body: row.body,
  own: row.author.id === readerId,
});

const presentEvent = (row: EventRow, told: Told): EventShown => ({
  type: 'event',
  id: row.id,
  at: row.at,
  actor: row.actor ? presentPerson(row.actor) : null,
  standingFor: row.standingFor ? presentPerson(row.standingFor).shortName : null,
  kind: row.kind,
  step: row.step,
  stepTitle: told.stepTitle ?? null,
  label: told.label ?? null,
  before: told.before ?? null,
  after: told.after ?? null,
  reason: told.reason ?? null,
});
