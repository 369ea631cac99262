import { z } from 'zod';
import { id, moment, person } from './common.ts';

export const comment = z
  .object({
    type: z.literal('comment'),
    id,
    at: moment,
    author: person,
    step: z.string().nullable(),
    body: z.string(),
    own: z.boolean(),
  })
  .meta({ id: 'Comment' });

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
  })
  .meta({ id: 'FeedEvent' });

export const feedItem = z.discriminatedUnion('type', [comment, event]).meta({ id: 'FeedItem' });
