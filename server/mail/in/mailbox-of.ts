import type { Sealer } from '#server/sealer.ts';
import type { MailboxServer } from './imap.ts';
import type { MailboxTrouble } from './imap-trouble.ts';

export const MAILBOX_PASSWORD = 'mailbox password';

type Saved = {
  host: string;
  port: number;
  security: string;
  username: string;
  password_sealed: string | null;
  folder: string;
};

/** The settings with their password opened; not to be kept. A password sealed under a key that is gone is a trouble of its own. */
export function mailboxOf(row: Saved, sealer: Sealer): MailboxServer | MailboxTrouble {
  const password = row.password_sealed === null ? '' : sealer.open(MAILBOX_PASSWORD, row.password_sealed);
  if (password === null) return { code: 'keyLost', answer: null };
  return {
    host: row.host,
    port: row.port,
    // the table lets nothing else stand
    security: row.security as MailboxServer['security'],
    username: row.username,
    password,
    folder: row.folder,
  };
}
