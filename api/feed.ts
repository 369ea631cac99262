import { z } from 'zod';
import { cursor, filledNote, id, idParams, limit, moment, page, person } from './common.ts';
import { route } from './route.ts';

/** A document that a comment points at, where the reader sees it. */
export const commentFile = z
  .object({ id, name: z.string(), kind: z.string(), size: z.number().int(), url: z.string() })
  .meta({ id: 'CommentFile' });

export const feedRecord = z
  .object({ type: z.enum(['order', 'contract', 'client']), id, title: z.string() })
  .meta({ id: 'FeedRecord' });

export const comment = z
  .object({
    type: z.literal('comment'),
    id,
    at: moment,
    author: person,
    step: z.string().nullable(),
    body: z.string(),
    own: z.boolean(),
    editedAt: moment.nullable(),
    editableUntil: moment.nullable().meta({ description: 'null where the reader may not edit it' }),
    replyTo: z
      .object({ id, author: person, quote: z.string().meta({ description: 'The first line of it' }) })
      .nullable()
      .meta({ description: 'The comment it answers, where the reader sees that one' }),
    files: z.array(commentFile),
    pinned: z.object({ by: person, at: moment }).nullable(),
    of: feedRecord.nullable().meta({
      description: 'The record it is on, where that is not the one whose feed this is',
    }),
  })
  .meta({ id: 'Comment' });

/** What is written; people are called by id, files are documents of the record that are there already. */
export const commentBody = z.strictObject({
  body: filledNote(),
  mentions: z.array(id).max(50).default([]),
  replyTo: id.optional(),
  files: z.array(id).max(20).default([]),
});
export type CommentBody = z.output<typeof commentBody>;

export const mentionablePeople = z.object({ items: z.array(person) });

/** An act of the reader on the order. */
export const undo = z
  .discriminatedUnion('do', [
    z.object({ do: z.literal('setMark'), key: z.string() }),
    z.object({ do: z.literal('clearMark'), key: z.string() }),
    z.object({
      do: z.literal('setField'),
      key: z.string(),
      value: z.union([z.string(), z.number()]).nullable(),
      seen: z.number().int(),
    }),
    z.object({ do: z.literal('withdraw'), step: z.string() }),
  ])
  .meta({ id: 'FeedUndo' });

/** A change as the reader may see it: which value, what it was and became, already in words. */
export const event = z
  .object({
    type: z.literal('event'),
    id,
    at: moment,
    actor: person.nullable(),
    standingFor: z.string().nullable().meta({ description: 'Short name of the person stood in for' }),
    kind: z.string().meta({ description: 'e.g. fieldSet, markSet, resolutionGiven' }),
    step: z.string().nullable(),
    stepTitle: z.string().nullable(),
    label: z
      .string()
      .nullable()
      .meta({ description: 'What it is about: the title of the field, mark, file' }),
    before: z.string().nullable(),
    after: z.string().nullable(),
    reason: z.string().nullable(),
    undo: undo.optional().meta({
      description: 'In the feed of an order: the act that takes it back, where it is the reader’s now',
    }),
  })
  .meta({ id: 'FeedEvent' });

export const feedItem = z.discriminatedUnion('type', [comment, event]).meta({ id: 'FeedItem' });

/** A page of a record's feed; what is pinned to its top comes with the first page. */
export const feedPage = z.object({
  items: z.array(feedItem),
  next: cursor.nullable().meta({ description: 'Cursor of the next page, null on the last' }),
  pinned: z.array(comment).meta({ description: 'With the first page of all and of comments only' }),
});

/** The same over all records: each says on which it is. */
export const companyItem = z
  .discriminatedUnion('type', [
    comment.extend({ of: feedRecord }).meta({ id: 'CompanyFeedComment' }),
    event.extend({ of: feedRecord }).meta({ id: 'CompanyFeedEvent' }),
  ])
  .meta({ id: 'CompanyFeedItem' });

export const companyFeedRoutes = {
  read: route({
    id: 'companyFeed.read',
    method: 'GET',
    path: '/feed',
    tag: 'desk',
    summary: 'The newest events and comments on all records the reader sees',
    query: z.object({
      filter: z.enum(['all', 'comments', 'changes', 'resolutions', 'files']).default('all'),
      cursor: cursor.optional(),
      limit,
    }),
    response: page(companyItem),
  }),
};

const tag = 'comments';
export const commentRoutes = {
  edit: route({
    id: 'comments.edit',
    method: 'PUT',
    path: '/comments/:id',
    tag,
    summary: 'Edit one’s own comment, within fifteen minutes',
    params: idParams,
    body: z.strictObject({ body: filledNote(), mentions: z.array(id).max(50).default([]) }),
    response: comment,
  }),
  pin: route({
    id: 'comments.pin',
    method: 'PUT',
    path: '/comments/:id/pin',
    tag,
    summary: 'Pin a comment to the top of its record’s feed',
    params: idParams,
    body: z.strictObject({}),
    response: comment,
  }),
  unpin: route({
    id: 'comments.unpin',
    method: 'DELETE',
    path: '/comments/:id/pin',
    tag,
    summary: 'Take a comment down from the top of the feed',
    params: idParams,
    response: comment,
    status: 200,
  }),
};
