import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import hoodiecrow, { type Mailbox } from 'hoodiecrow-imap';

export type ImapPost = {
  port: number;
  box: Mailbox;
  /** A letter arrives. */
  add: (letter: string | Buffer, at?: Date) => void;
  /** Cuts the line at the n-th letter asked for from now on, once. */
  cutAt: (n: number) => void;
  /** How many times letters were asked for. */
  asked: () => number;
  close: () => Promise<void>;
};

/** A real IMAP server over TCP: one mailbox, one name and password. */
export async function openImap({
  user = 'vizir',
  pass = 'right',
  secure = false,
  plugins = [],
}: {
  user?: string;
  pass?: string;
  secure?: boolean;
  plugins?: string[];
} = {}): Promise<ImapPost> {
  const imap = hoodiecrow({ plugins, secureConnection: secure, users: { [user]: { password: pass } } });
  const sockets = new Set<Socket>();
  let asked = 0;
  let cut = 0;
  const usual = imap.getCommandHandler('UID FETCH');
  imap.setCommandHandler('UID FETCH', (connection, parsed, data, done) => {
    asked += 1;
    if (cut > 0 && --cut === 0) for (const socket of sockets) socket.destroy();
    else usual(connection, parsed, data, done);
  });
  // of several letters it forgets after the first one shorter than asked how much was asked for
  for (const name of ['BODY.PEEK', 'BODY'])
    imap.fetchHandlers[name] = (_, { raw }, { partial: [start, length] = [0, raw.length] }) => ({
      type: 'LITERAL',
      value: raw.slice(start, (start ?? 0) + (length ?? 0)),
    });
  imap.server.on(secure ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}); // broken lines are what it is for
    socket.on('close', () => sockets.delete(socket));
  });
  imap.server.on('tlsClientError', () => {});
  await new Promise<void>((done) => imap.listen(0, '127.0.0.1', done));
  return {
    port: (imap.server.address() as AddressInfo).port,
    box: imap.getMailbox('INBOX'),
    add: (letter, at = new Date()) =>
      // bytes travel as they are: the server counts characters
      imap.appendMessage('INBOX', [], imap.formatInternalDate(at), Buffer.from(letter).toString('latin1')),
    cutAt: (n) => {
      cut = n;
    },
    asked: () => asked,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        imap.close(() => done());
      }),
  };
}

/** A report of `test/bounces` as it would come of this letter to this address. */
export function bounced(name: string, letter: { messageId: string; to: string }): string {
  const text = readFileSync(new URL(`./bounces/${name}.eml`, import.meta.url), 'utf8');
  return text
    .replaceAll('<letter-1@vizir.example.org>', letter.messageId)
    .replaceAll('kotov@client.example.org', letter.to);
}
