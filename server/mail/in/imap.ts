import { isIP } from 'node:net';
import { ImapFlow } from 'imapflow';
import { addressOf } from '../address.ts';
import { type ImapStage, type MailboxTrouble, mailboxTroubleOf } from './imap-trouble.ts';
import { MOST_BYTES } from './parse.ts';

/** How to reach the mailbox; the password in the open, for as long as the talk lasts. */
export type MailboxServer = {
  host: string;
  port: number;
  security: 'none' | 'starttls' | 'tls';
  username: string;
  password: string;
  folder: string;
};

/** Milliseconds the server may be silent, and the whole talk may last. */
export type ImapPatience = { silence: number; whole: number };
export const usualPatience: ImapPatience = { silence: 20_000, whole: 60_000 };

/** The beginning of a letter, and whether there is more of it. */
export type Piece = { uid: number; bytes: Buffer; whole: boolean };
/** An open folder, read only: nothing in it is marked, moved or deleted by any of these. */
export type Folder = {
  uidValidity: string;
  letters: number;
  /** Numbers of the letters that came after this one, and not before that day; the oldest first. */
  after: (uid: number, since: Date) => Promise<number[]>;
  /** As much of each, in the order asked; what is gone is left out. */
  read: (uids: readonly number[], mostBytes: number) => Promise<Piece[]>;
};

/** Opens the folder and hands it over. What the server does wrong is answered; what `act` itself throws is thrown. */
export async function withFolder(
  server: MailboxServer,
  patience: ImapPatience,
  act: (folder: Folder) => Promise<void>,
): Promise<MailboxTrouble | null> {
  let stage: ImapStage = 'connecting';
  let client: ImapFlow | undefined;
  const clock = deadline(patience.whole);
  const step = async <T>(going: Promise<T>): Promise<T> => {
    try {
      return await Promise.race([going, clock.passed]);
    } catch (error) {
      throw new TalkBroke(mailboxTroubleOf(error, stage, secretsOf(server)));
    }
  };
  try {
    const address = await step(addressOf(server.host));
    client = new ImapFlow(options(server, address, patience));
    // a line that breaks also fails the command under way, which says it
    client.on('error', () => {});
    await step(client.connect());
    stage = 'folder';
    const box = await step(client.mailboxOpen(server.folder, { readOnly: true }));
    stage = 'reading';
    await act(folderOf(client, { uidValidity: String(box.uidValidity), letters: box.exists }, step));
    return null;
  } catch (error) {
    if (error instanceof TalkBroke) return error.trouble;
    throw error;
  } finally {
    clock.stop();
    client?.close();
  }
}

class TalkBroke extends Error {
  readonly trouble: MailboxTrouble;
  constructor(trouble: MailboxTrouble) {
    super(trouble.code);
    this.trouble = trouble;
  }
}

type Step = <T>(going: Promise<T>) => Promise<T>;

function folderOf(client: ImapFlow, state: Pick<Folder, 'uidValidity' | 'letters'>, step: Step): Folder {
  return {
    ...state,
    async after(uid, since) {
      const found = (await step(client.search({ uid: `${uid + 1}:*`, since }, { uid: true }))) || [];
      // «n:*» names the last letter too, however small its number
      return found.filter((one) => one > uid).sort((a, b) => a - b);
    },
    async read(uids, mostBytes) {
      const source = { start: 0, maxLength: mostBytes };
      const letters = await step(
        client.fetchAll(uids.join(','), { uid: true, size: true, source }, { uid: true }),
      );
      return letters.flatMap(({ uid, size = 0, source: bytes }) =>
        bytes && uids.includes(uid) ? [{ uid, bytes, whole: size <= mostBytes }] : [],
      );
    },
  };
}

/** A password travels as it is, or with the name in one word. */
const secretsOf = ({ username, password }: MailboxServer): string[] => [
  password,
  `\0${username}\0${password}`,
  `${username}\0${username}\0${password}`,
];

/** More than the most that is ever asked for at once; a server that sends more is cut off. */
const ROOM = 2 * MOST_BYTES;

/** The server's words, and so what we say to it, are never logged. */
function options(server: MailboxServer, address: string, { silence, whole }: ImapPatience) {
  const servername = isIP(server.host) ? undefined : server.host;
  return {
    host: address,
    port: server.port,
    secure: server.security === 'tls',
    doSTARTTLS: server.security === 'starttls',
    ...(servername ? { servername } : {}),
    auth: { user: server.username, pass: server.password },
    tls: { minVersion: 'TLSv1.2' as const, ...(servername ? { servername } : {}) },
    connectionTimeout: Math.min(silence, whole),
    greetingTimeout: silence,
    socketTimeout: silence,
    logger: false as const,
    disableAutoIdle: true,
    disableAutoEnable: true,
    disableCompression: true,
    disableBinary: true,
    maxLiteralSize: ROOM,
    maxLineLength: 4 * ROOM,
    maxResponseSize: 8 * ROOM,
    maxResponseTokens: 100_000,
  };
}

function deadline(ms: number) {
  const { promise: passed, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(Object.assign(new Error('DEADLINE'), { code: 'DEADLINE' })), ms);
  passed.catch(() => {});
  return { passed, stop: () => clearTimeout(timer) };
}
