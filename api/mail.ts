import { z } from 'zod';
import { cursor, done, id, idParams, limit, line, moment, page, seenVersion } from './common.ts';
import { route } from './route.ts';

const tag = 'mail';

/** Why a letter did not leave: the page has words and advice for each. */
export const mailTroubleCodes = [
  'notSetUp',
  'nameNotFound',
  'addressForbidden',
  'refused',
  'unreachable',
  'timeout',
  'noGreeting',
  'certificate',
  'wrongMode',
  'noStarttls',
  'putOff',
  'loginRefused',
  'senderRefused',
  'recipientRefused',
  'messageRefused',
  'outcomeUnknown',
  'nothingLeft',
  'broken',
  'keyLost',
  'returned',
] as const;
const troubleCode = z.enum(mailTroubleCodes);
export type MailTroubleCode = z.output<typeof troubleCode>;

const trouble = z
  .object({
    code: troubleCode,
    message: z.string().meta({ description: 'What is wrong and what to do, in the reader’s language' }),
    answer: z.string().nullable().meta({ description: 'What the server said, in its own words' }),
  })
  .meta({ id: 'MailTrouble' });

const security = z.enum(['none', 'starttls', 'tls']);

const settings = z
  .object({
    enabled: z.boolean(),
    host: z.string(),
    port: z.number().int(),
    security,
    username: z.string(),
    passwordIsSet: z.boolean().meta({ description: 'The password itself is never given out' }),
    senderName: z.string(),
    senderAddress: z.string(),
    replyTo: z.string(),
    version: z.number().int(),
    state: z.enum(['off', 'untried', 'works', 'failing']),
    since: moment.nullable().meta({ description: 'Of failing: since when; of working: when it last did' }),
    trouble: trouble.nullable(),
    uncertain: z.number().int().meta({
      description: 'Letters of which nobody knew whether the server had taken them: they may have come twice',
    }),
    waiting: z.number().int().meta({ description: 'Letters not sent yet' }),
  })
  .meta({ id: 'MailSettings' });

const letter = z
  .object({
    id,
    kind: z.enum(['invitation', 'passwordLink', 'notification', 'digest', 'overview']),
    to: z.string(),
    subject: z.string(),
    state: z.enum(['waiting', 'sending', 'sent', 'failed', 'dead', 'expired', 'cancelled', 'returned']),
    tries: z.number().int(),
    uncertain: z.boolean(),
    createdAt: moment,
    nextTryAt: moment.nullable(),
    endedAt: moment.nullable(),
    expiresAt: moment,
    trouble: trouble.nullable(),
    canSend: z.boolean(),
    canCancel: z.boolean(),
  })
  .meta({ id: 'Letter', description: 'A letter of the outbox, without what it says' });

export const mailRoutes = {
  get: route({
    id: 'mail.settings',
    method: 'GET',
    path: '/company/mail',
    tag,
    summary: 'How letters leave the house, and whether they do',
    response: settings,
  }),
  put: route({
    id: 'mail.saveSettings',
    method: 'PUT',
    path: '/company/mail',
    tag,
    summary: 'Set up outgoing mail',
    body: z.strictObject({
      enabled: z.boolean(),
      host: line(253),
      port: z.number().int().min(1).max(65_535),
      security,
      username: line(254),
      password: z.string().max(1000).nullable().default(null).meta({
        description: 'null: as it is. Asked anew where another server would hear it',
        writeOnly: true,
      }),
      senderName: line(200),
      senderAddress: line(254),
      replyTo: line(254).default(''),
      version: seenVersion,
    }),
    response: settings,
  }),
  check: route({
    id: 'mail.check',
    method: 'POST',
    path: '/company/mail/check',
    tag,
    summary: 'Send a test letter to one’s own address',
    body: z.strictObject({}),
    response: z.object({
      to: z.string(),
      trouble: trouble.nullable().meta({ description: 'null: the server took it' }),
    }),
    status: 200,
  }),
  letters: route({
    id: 'letters.list',
    method: 'GET',
    path: '/company/letters',
    tag,
    summary: 'The outbox, newest first',
    query: z.object({
      state: z.enum(['waiting', 'failed', 'sent']).optional().meta({
        description: 'waiting: not tried yet; failed: tried in vain, given up or out of date',
      }),
      cursor: cursor.optional(),
      limit,
    }),
    response: page(letter),
  }),
  send: route({
    id: 'letters.send',
    method: 'POST',
    path: '/company/letters/:id/sending',
    tag,
    summary: 'Try a letter again now',
    params: idParams,
    body: z.strictObject({}),
    response: done,
    status: 200,
  }),
  cancel: route({
    id: 'letters.cancel',
    method: 'DELETE',
    path: '/company/letters/:id',
    tag,
    summary: 'A letter is not to be sent',
    params: idParams,
    response: done,
    status: 200,
  }),
};
