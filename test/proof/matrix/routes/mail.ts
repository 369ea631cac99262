import { type Cell, equal, type Sentences, sentence } from '../cell.ts';
import { byAdmin } from '../oracle/office.ts';

/** «make … settings | admin»: how letters leave the house, and those that wait to. */
const settings = (cell: Omit<Cell, 'on' | 'verdict'>) =>
  sentence(() => [{ on: 'the mail', verdict: byAdmin, ...cell }]);

/** The one that invites whom the gallery invited. */
const LETTER = 1;

export const mail: Sentences = {
  'mail.settings': settings({
    path: '/company/mail',
    parts: ({ body }) => equal('a password', 'password' in body, false),
  }),
  'mail.saveSettings': settings({
    path: '/company/mail',
    versionAt: '/company/mail',
    body: (version) => ({
      enabled: false,
      host: 'smtp.example.org',
      port: 587,
      security: 'starttls',
      username: 'vizir',
      password: 'пароль почты',
      senderName: 'Визирь',
      senderAddress: 'vizir@example.org',
      version,
    }),
  }),
  'mailbox.settings': settings({
    path: '/company/mailbox',
    parts: ({ body }) => equal('a password', 'password' in body, false),
  }),
  'mailbox.saveSettings': settings({
    path: '/company/mailbox',
    versionAt: '/company/mailbox',
    body: (version) => ({
      enabled: false,
      host: 'imap.example.org',
      port: 993,
      security: 'tls',
      username: 'vizir',
      password: 'пароль ящика',
      folder: 'INBOX',
      version,
    }),
  }),
  'mailbox.check': settings({ path: '/company/mailbox/check', body: () => ({}) }),
  'mail.check': settings({ path: '/company/mail/check', body: () => ({}) }),
  'letters.list': settings({
    path: '/company/letters',
    parts: ({ body }) => equal('letters', body.items.length, 1),
  }),
  'letters.send': settings({ path: `/company/letters/${LETTER}/sending`, body: () => ({}) }),
  'letters.cancel': settings({ path: `/company/letters/${LETTER}` }),
};
