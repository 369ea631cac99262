import type { Sealer } from '#server/sealer.ts';
import type { Server } from './talk.ts';
import type { Trouble } from './trouble.ts';

export const PASSWORD = 'mail password';

type Saved = {
  host: string;
  port: number;
  security: string;
  username: string;
  password_sealed: string | null;
  sender_name: string;
  sender_address: string;
  reply_to: string;
};

export type Mailer = {
  server: Server;
  head: { from: { name: string; address: string }; replyTo: string };
};

/** The settings with their password opened; not to be kept. A password sealed under a key that is gone is a trouble of its own. */
export function mailerOf(row: Saved, sealer: Sealer, greetAs: string): Mailer | Trouble {
  const password = row.password_sealed === null ? '' : sealer.open(PASSWORD, row.password_sealed);
  if (password === null) return { code: 'keyLost', answer: null, about: 'server', passing: true };
  return {
    server: {
      host: row.host,
      port: row.port,
      // the table lets nothing else stand
      security: row.security as Server['security'],
      username: row.username,
      password,
      senderAddress: row.sender_address,
      greetAs,
    },
    head: { from: { name: row.sender_name, address: row.sender_address }, replyTo: row.reply_to },
  };
}
