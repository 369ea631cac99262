import type { Mirror } from '#web/i18n/mirror.ts';
import type { mailbox as ru } from './mailbox.words.ru.ts';

export const mailbox: Mirror<typeof ru> = {
  title: 'Letters that come back',
  what: 'The mailbox that reports of letters not delivered come to: usually that of the address Vizir writes from. By them a client’s card shows which addresses letters do not reach. Letters in the mailbox stay where they are, and unread.',
  state: {
    off: 'Not read',
    untried: 'Set up, not read yet',
    works: 'Is read',
    failing: 'Does not open since {{when}}',
  },
  readAt: 'Last read {{when}}.',
  reports_one: '{{count}} report of a letter of ours was read.',
  reports_other: '{{count}} reports of letters of ours were read.',
  strangers_one: '{{count}} report is of a letter Vizir never sent: it changed nothing.',
  strangers_other: '{{count}} reports are of letters Vizir never sent: they changed nothing.',
  check: 'Test',
  checking: 'Opening the mailbox…',
  checked_one: 'The mailbox opens; there is {{count}} letter in the folder.',
  checked_other: 'The mailbox opens; there are {{count}} letters in the folder.',
  field: {
    enabled: 'Read the mailbox',
    host: 'IMAP server',
    hostHint: 'The name your mail service gave you: imap.example.org',
    folder: 'Folder',
    folderHint: 'Incoming mail: INBOX',
  },
  security: {
    tls: 'TLS (usually port 993)',
    starttls: 'STARTTLS (usually port 143)',
    none: 'None (port 143)',
  },
  openWarning:
    'Without encryption letters and password cross the network in the clear. Do so only within your own network.',
  saved: 'Mailbox settings saved',
  need: { username: 'Enter the name to sign in', password: 'Enter the password', folder: 'Enter the folder' },
};
