import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { addressOf } from './address.ts';
import { type Stage, type Trouble, troubleOf } from './trouble.ts';

/** How to reach the server; the password in the open, for as long as the talk lasts. */
export type Server = {
  host: string;
  port: number;
  security: 'none' | 'starttls' | 'tls';
  username: string;
  password: string;
  senderAddress: string;
  /** How we name ourselves. */
  greetAs: string;
};

/** Milliseconds a server may be silent, and that one letter may take in all. */
export type Patience = { silence: number; whole: number };
export const usualPatience: Patience = { silence: 20_000, whole: 50_000 };

/** One letter over one connection. Answers null when the server took it. */
export async function handOver(
  server: Server,
  to: string,
  bytes: Buffer,
  patience: Patience = usualPatience,
): Promise<Trouble | null> {
  const clock = deadline(patience.whole);
  const line = await openLine(server, patience, clock);
  if ('code' in line) return line;
  try {
    return await line.send(to, bytes, clock);
  } finally {
    line.close();
  }
}

/** A connection that is kept for many letters, one after the other. */
export type Line = {
  /** Answers null when the server took it. What is `about: 'letter'` and not `outcomeUnknown` it surely did not take. */
  send: (to: string, bytes: Buffer, clock?: Deadline) => Promise<Trouble | null>;
  /** false: broken, or closed by the server meanwhile. */
  isOpen: () => boolean;
  close: () => void;
};

/** Connected and signed in. */
export async function openLine(
  server: Server,
  patience: Patience = usualPatience,
  clock: Deadline = deadline(patience.whole),
): Promise<Line | Trouble> {
  let stage: Stage = 'connecting';
  let connection: SMTPConnection | undefined;
  let isOpen = true;
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => {});
  const close = () => {
    isOpen = false;
    connection?.close();
  };
  /** Whatever throws in the middle of a talk ends it. */
  const talk = async (act: (open: SMTPConnection) => Promise<void>, until: Deadline) => {
    try {
      connection ??= await listened(server, patience, () => (isOpen = false), broken.reject);
      await Promise.race([act(connection), broken.promise, until.passed]);
      return null;
    } catch (error) {
      const trouble = troubleOf(error, stage, [server.password]);
      // refused in words: the line itself is sound
      if (trouble.about !== 'letter' || trouble.answer === null) close();
      return trouble;
    } finally {
      until.stop();
    }
  };
  const trouble = await talk(async (open) => {
    await step((done) => open.connect(done));
    if (server.username === '') return;
    stage = 'login';
    await step((done) => open.login({ user: server.username, pass: server.password }, done));
  }, clock);
  if (trouble) {
    close();
    return trouble;
  }
  let isClean = true;
  return {
    async send(to, bytes, until = deadline(patience.whole)) {
      stage = 'sending';
      const refused = await talk(async (open) => {
        if (!isClean) await step((done) => open.reset(done));
        isClean = false;
        const message = Readable.from([bytes]).once('end', () => {
          stage = 'afterDot';
        });
        const envelope = { from: server.senderAddress, to: [to], size: bytes.length };
        await step((done) => open.send(envelope, message, done));
        isClean = true;
      }, until);
      return refused;
    },
    isOpen: () => isOpen,
    close() {
      if (isOpen) connection?.quit();
      close();
    },
  };
}

async function listened(
  server: Server,
  patience: Patience,
  onEnd: () => void,
  onError: (error: Error) => void,
): Promise<SMTPConnection> {
  const connection = new SMTPConnection(options(server, await addressOf(server.host), patience));
  // an error outside a step's own callback ends the talk as well
  return connection.on('end', onEnd).on('error', (error) => {
    onEnd();
    onError(error);
  });
}

const step = (act: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => act((error) => (error ? reject(error) : resolve())));

/** The server's words, and so what we say to it, are never logged. */
function options(server: Server, address: string, { silence, whole }: Patience): SMTPConnection.Options {
  const servername = isIP(server.host) ? undefined : server.host;
  return {
    host: address,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...(servername ? { servername } : {}),
    name: server.greetAs,
    tls: { minVersion: 'TLSv1.2', ...(servername ? { servername } : {}) },
    connectionTimeout: Math.min(silence, whole),
    greetingTimeout: silence,
    socketTimeout: silence,
    dnsTimeout: silence,
    logger: false,
    allowInternalNetworkInterfaces: true,
  };
}

export type Deadline = { passed: Promise<never>; stop: () => void };
function deadline(ms: number): Deadline {
  const { promise: passed, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(Object.assign(new Error('DEADLINE'), { code: 'DEADLINE' })), ms);
  passed.catch(() => {});
  return { passed, stop: () => clearTimeout(timer) };
}
