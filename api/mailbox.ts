import { z } from 'zod';
import { bounceReasons } from '#domain/mail/bounce.ts';
import { line, moment, seenVersion } from './common.ts';
import { route } from './route.ts';

const tag = 'mail';

/** An address a letter did not reach: stands beside the address, for whoever sees that. */
export const addressTrouble = z
  .object({
    email: z.string(),
    kind: z.enum(['permanent', 'passing']),
    reason: z.enum(bounceReasons),
    why: z.string().meta({ description: 'The reason in the reader’s language' }),
    status: z.string().meta({ description: 'RFC 3463, as the receiving server gave it' }),
    answer: z.string().nullable().meta({ description: 'What the receiving server said, in its own words' }),
    at: moment.meta({ description: 'Since when' }),
  })
  .meta({ id: 'AddressTrouble' });

/** Why the mailbox cannot be read: the page has words and advice for each. */
export const mailboxTroubleCodes = [
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
  'loginRefused',
  'folderMissing',
  'broken',
  'keyLost',
] as const;
const troubleCode = z.enum(mailboxTroubleCodes);
export type MailboxTroubleCode = z.output<typeof troubleCode>;

const trouble = z
  .object({
    code: troubleCode,
    message: z.string().meta({ description: 'What is wrong and what to do, in the reader’s language' }),
    answer: z.string().nullable().meta({ description: 'What the server said, in its own words' }),
  })
  .meta({ id: 'MailboxTrouble' });

const security = z.enum(['none', 'starttls', 'tls']);

const settings = z
  .object({
    enabled: z.boolean(),
    host: z.string(),
    port: z.number().int(),
    security,
    username: z.string(),
    passwordIsSet: z.boolean().meta({ description: 'The password itself is never given out' }),
    folder: z.string(),
    version: z.number().int(),
    state: z.enum(['off', 'untried', 'works', 'failing']),
    since: moment
      .nullable()
      .meta({ description: 'Of failing: since when; of working: when it was last read' }),
    trouble: trouble.nullable(),
    reports: z.number().int().meta({ description: 'Reports read of letters that were sent from here' }),
    strangers: z.number().int().meta({ description: 'Reports of letters nobody here sent: left alone' }),
  })
  .meta({ id: 'MailboxSettings' });

export const mailboxRoutes = {
  get: route({
    id: 'mailbox.settings',
    method: 'GET',
    path: '/company/mailbox',
    tag,
    summary: 'Where letters come back to, and whether it can be read',
    response: settings,
  }),
  put: route({
    id: 'mailbox.saveSettings',
    method: 'PUT',
    path: '/company/mailbox',
    tag,
    summary: 'Set up the mailbox letters come back to',
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
      folder: line(200).default('INBOX'),
      version: seenVersion,
    }),
    response: settings,
  }),
  check: route({
    id: 'mailbox.check',
    method: 'POST',
    path: '/company/mailbox/check',
    tag,
    summary: 'Open the mailbox, and say what is wrong',
    body: z.strictObject({}),
    response: z.object({
      letters: z.number().int().nullable().meta({ description: 'How many letters lie in the folder' }),
      trouble: trouble.nullable().meta({ description: 'null: it can be read' }),
    }),
    status: 200,
  }),
};
