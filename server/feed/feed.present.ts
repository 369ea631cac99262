import type { z } from 'zod';
import type { comment, event, feedItem, feedPage } from '#api/feed.ts';
import { editableUntil } from './edit-time.ts';
import type { EventRow } from './event.sql.ts';
import type { FeedFound, FeedPlace } from './feed.queries.ts';
import { presentPerson } from './person.ts';
import type { CommentOn, CommentRow } from './said.sql.ts';

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

/** Who reads, and the moment of the request. */
export type Reading = { person: { employeeId: number }; now: string };
/** The record whose feed is read; null: that of no record in particular. */
export type Where = FeedPlace | { order: number } | null;

/** A page of a feed as it is read. `tell` puts the values that this reader may see into words. */
export function presentFeed(
  { items, next, pinned }: FeedFound,
  reading: Reading,
  where: Where,
  tell: (event: EventRow) => Told | null,
): z.input<typeof feedPage> {
  return {
    items: items.flatMap((row): z.input<typeof feedItem>[] => {
      if (row.type === 'comment') return [presentComment(row, reading, where)];
      const told = tell(row);
      return told ? [presentEvent(row, told)] : [];
    }),
    next,
    pinned: pinned.map((row) => presentComment(row, reading, where)),
  };
}

export const presentComment = (row: CommentRow, { person, now }: Reading, where: Where): CommentShown => ({
  type: 'comment',
  id: row.id,
  at: row.at,
  author: presentPerson(row.author),
  step: row.step,
  body: row.body,
  own: row.author.id === person.employeeId,
  editedAt: row.editedAt,
  editableUntil: editableUntil(row, person.employeeId, now),
  replyTo: row.reply && { ...row.reply, author: presentPerson(row.reply.author) },
  files: row.files.map((file) => ({ ...file, url: `/api/documents/${file.id}/content` })),
  pinned: row.pinned && { by: presentPerson(row.pinned.by), at: row.pinned.at },
  of: recordOf(row.on, where),
});

/** The record of the comment itself. */
export const placeOfComment = ({ orderId, contractId, clientId }: CommentOn): Where =>
  orderId !== null
    ? { order: orderId }
    : contractId !== null
      ? { contract: contractId }
      : { client: clientId ?? 0 };

/** null where the comment is on the very record that is read. */
function recordOf({ orderId, contractId, clientId, title }: CommentOn, where: Where): CommentShown['of'] {
  if (orderId !== null)
    return where && 'order' in where && where.order === orderId
      ? null
      : { type: 'order', id: orderId, title };
  if (contractId !== null)
    return where && 'contract' in where && where.contract === contractId
      ? null
      : { type: 'contract', id: contractId, title };
  return where && 'client' in where && where.client === clientId
    ? null
    : { type: 'client', id: clientId ?? 0, title };
}

export const presentEvent = (row: EventRow, told: Told): EventShown => ({
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
