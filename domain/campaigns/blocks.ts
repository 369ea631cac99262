/**
 * A letter to clients as data: blocks and, inside text, fields with a word for where there is nothing. Never HTML.
 *
 * Source: domain.md §5; ux.md W6.
 */
import { z } from 'zod';

/** What can be filled in for each who gets the letter: `{{contact.firstName|коллега}}`. */
export const FIELDS = [
  'contact.firstName',
  'contact.middleName',
  'contact.lastName',
  'contact.firstAndMiddle',
  'contact.position',
  'client.name',
  'manager.name',
  'manager.phone',
  'manager.email',
  'company.name',
] as const;
export type Field = (typeof FIELDS)[number];

const text = (max: number) => z.string().max(max);
/** https, http, mailto or tel; judged whole by the check of the letter. */
const url = z.string().max(2000);

export const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('heading'), text: text(300) }),
  /** Paragraphs by empty lines; **bold**, *italic*, [words](https://…), lists by «- » and «1. ». */
  z.strictObject({ type: z.literal('text'), text: text(20_000) }),
  z.strictObject({
    type: z.literal('image'),
    fileId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    /** For who sees no pictures. */
    alt: text(300),
    url: url.nullable(),
  }),
  z.strictObject({ type: z.literal('button'), label: text(100), url }),
  z.strictObject({ type: z.literal('divider') }),
]);
export type Block = z.infer<typeof blockSchema>;

export const MOST_BLOCKS = 100;
export const blocksSchema = z.array(blockSchema).max(MOST_BLOCKS);

/** Who gets it: the people of these groups of clients, without those of the other groups. */
export const audienceSchema = z.strictObject({
  include: z.array(z.number().int().positive().max(Number.MAX_SAFE_INTEGER)).max(50),
  exclude: z.array(z.number().int().positive().max(Number.MAX_SAFE_INTEGER)).max(50),
});
export type Audience = z.infer<typeof audienceSchema>;

/** Why somebody of the chosen groups gets no letter, the first of these that holds. */
export const LEFT_OUT = [
  'noContact',
  'noAddress',
  'noConsent',
  'unsubscribed',
  'bounced',
  'duplicate',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export const CAMPAIGN_STATES = [
  'draft',
  'scheduled',
  'preparing',
  'running',
  'paused',
  'stopped',
  'finished',
] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** What came of one address. `unknown`: the line broke when the letter may have been taken; it is never sent again. */
export const LETTER_STATES = [
  'waiting',
  'sending',
  'sent',
  'refused',
  'unknown',
  'bounced',
  'leftOut',
] as const;
export type LetterState = (typeof LETTER_STATES)[number];
