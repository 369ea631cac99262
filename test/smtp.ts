import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A letter as a server got it. */
export type Got = { from: string; to: string[]; text: string };
export type Post = { port: number; got: Got[]; close: () => Promise<void> };

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });
export type Temper = {
  /** The one sign-in that is taken; without it everybody is. */
  login?: { user: string; pass: string };
  /** Looked at for each recipient: an answer that refuses, or nothing. */
  recipient?: (address: string, nth: number) => [number, string] | undefined;
  sender?: (address: string) => [number, string] | undefined;
  /** Closes the line after the final dot of this letter, whose words it has. */
  hangsUpAfter?: (nth: number) => boolean;
  options?: SMTPServerOptions;
};

/** A real mail server that can be told to misbehave. */
export async function openPost({
  login,
  recipient,
  sender,
  hangsUpAfter,
  options,
}: Temper = {}): Promise<Post> {
  const got: Got[] = [];
  const sockets = new Set<Socket>();
  let recipients = 0;
  const server = new SMTPServer({
    authOptional: !login,
    disabledCommands: options?.secure || options?.hideSTARTTLS === false ? [] : ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    closeTimeout: 50,
    onAuth({ username, password }, _session, done) {
      const right = login?.user === username && login?.pass === password;
      // a rude server says back what it heard
      if (right) done(null, { user: username });
      else
        done(
          refusal(
            535,
            `5.7.8 wrong: ${username} ${password} ${Buffer.from(String(password)).toString('base64')}`,
          ),
        );
    },
    onMailFrom({ address }, _session, done) {
      const refused = sender?.(address);
      done(refused ? refusal(...refused) : null);
    },
    onRcptTo({ address }, _session, done) {
      const refused = recipient?.(address, recipients++);
      done(refused ? refusal(...refused) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        got.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString('utf8'),
        });
        if (hangsUpAfter?.(got.length)) for (const socket of sockets) socket.destroy();
        else done();
      });
    },
    ...options,
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('error', () => {}); // broken lines are what it is for
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: portOf(server.server as Server),
    got,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(done);
      }),
  };
}

/** Takes connections and says nothing, or only the first words. */
export async function openTarpit(
  words = '',
): Promise<{ port: number; taken: () => number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  let taken = 0;
  const server = createServer((socket) => {
    taken += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    if (words) socket.write(words);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: portOf(server),
    taken: () => taken,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server listens nowhere');
  return address.port;
}

/** The parts of a letter, decoded enough to be searched. */
export function wordsOf({ text }: Got): string {
  const unfolded = text.replace(/=\r?\n/g, '');
  const bytes = unfolded.replace(/((?:=[0-9A-F]{2})+)/g, (all) =>
    Buffer.from(all.replaceAll('=', ''), 'hex').toString('utf8'),
  );
  return bytes.replace(/^[A-Za-z0-9+/=\r\n]{60,}$/gm, (all) => Buffer.from(all, 'base64').toString('utf8'));
}
export const headerOf = ({ text }: Got, name: string): string | undefined =>
  new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(text)?.[1]?.replace(/\r?\n[ \t]+/g, ' ');
