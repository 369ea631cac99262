import { once } from 'node:events';
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
  let stage: Stage = 'connecting';
  let connection: SMTPConnection | undefined;
  const talk = async () => {
    connection = new SMTPConnection(options(server, await addressOf(server.host), patience));
    const open = connection;
    // an error outside a step's own callback ends the talk as well
    const broken = once(open, 'error').then(([error]) => {
      throw error;
    });
    const step = (act: (done: (error?: Error | null) => void) => void) =>
      Promise.race([
        broken,
        new Promise<void>((resolve, reject) => act((error) => (error ? reject(error) : resolve()))),
      ]);
    broken.catch(() => {});
    await step((done) => open.connect(done));
    if (server.username !== '') {
      stage = 'login';
      await step((done) => open.login({ user: server.username, pass: server.password }, done));
    }
    stage = 'sending';
    const message = Readable.from([bytes]).once('end', () => {
      stage = 'afterDot';
    });
    const envelope = { from: server.senderAddress, to: [to], size: bytes.length };
    await step((done) => open.send(envelope, message, done));
    open.quit();
  };
  const clock = deadline(patience.whole);
  try {
    await Promise.race([talk(), clock.passed]);
    return null;
  } catch (error) {
    return troubleOf(error, stage, [server.password]);
  } finally {
    clock.stop();
    connection?.close();
  }
}

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

function deadline(ms: number) {
  const { promise: passed, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(Object.assign(new Error('DEADLINE'), { code: 'DEADLINE' })), ms);
  passed.catch(() => {});
  return { passed, stop: () => clearTimeout(timer) };
}
