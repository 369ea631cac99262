import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Accepted, Order, Point, Said, Told } from './office.ts';

/**
 * A mail server as a process of its own: `post-office.ts <port> <file>`. It takes everything, unless it was ordered to misbehave at a
 * point of the dialogue. A letter is in the file, on the disk, before the server says that it took it.
 */
const [port = '0', file = ''] = process.argv.slice(2);
let orders: Order[] = [];
let release = Promise.withResolvers<void>();

const say = (said: Said) => process.send?.(said);
process.on('disconnect', () => process.exit());
process.on('message', (told: Told) => {
  if (told.orders) {
    orders = told.orders;
    say({ ordered: true });
    return;
  }
  release.resolve();
  release = Promise.withResolvers();
});

/** What there is of a connection in the library, and is not in its types: where commands come in, and the line itself. */
type Connection = {
  session: SMTPServerSession;
  remotePort: number;
  _socket: Socket;
  _onCommand: (command: Buffer, done: () => void) => void;
  send: (code: number, words: string) => void;
};
type Refusal = Error & { responseCode: number };

const server = new SMTPServer({
  authOptional: true,
  allowInsecureAuth: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  socketTimeout: 600_000,
  onAuth: ({ username }, _session, done) => done(null, { user: username }),
  onConnect(session, done) {
    const connection = connectionOf(session);
    watchCommands(connection);
    void gate('greeting', connection).then((refusal) => done(refusal));
  },
  async onData(stream, session, done) {
    const connection = connectionOf(session);
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of stream) {
        // unread, the rest of a large letter stays with who sends it
        if (chunks.length === 0) await gate('body', connection);
        chunks.push(chunk as Buffer);
      }
    } catch {
      return; // the line broke in the middle: nothing was taken
    }
    const refusal = await gate('dot', connection);
    if (refusal) return done(refusal);
    keep(session, Buffer.concat(chunks).toString('utf8'));
    await gate('kept', connection);
    done();
  },
});
server.on('error', () => {}); // broken lines are what it is for
server.listen(Number(port), '127.0.0.1', () => {
  const at = server.server.address();
  if (at && typeof at === 'object') say({ port: at.port });
});

/** Each command of the client before it is answered. */
function watchCommands(connection: Connection): void {
  const answer = connection._onCommand.bind(connection);
  connection._onCommand = (command, done) => {
    const word = String(command).split(' ')[0]?.toUpperCase() as Point;
    void gate(word, connection).then((refusal) => {
      if (!refusal) return answer(command, done);
      connection.send(refusal.responseCode, refusal.message);
      done();
    });
  };
}

/** Passes at once, or later, or never, as ordered for this point. */
async function gate(at: Point, connection: Connection): Promise<Refusal | null> {
  const order = orders.find((one) => one.at === at && one.times > 0);
  if (!order) return null;
  order.times -= 1;
  if (order.does === 'refuse')
    return Object.assign(new Error(order.words ?? ''), { responseCode: order.code ?? 450 });
  if (order.does === 'hold') {
    const released = release.promise;
    say({ held: { at, port: connection.remotePort } });
    await released;
    return null;
  }
  if (order.does === 'dawdle') {
    const dribble = setInterval(() => connection._socket.write('220-one moment\r\n'), 20);
    connection._socket.once('close', () => clearInterval(dribble));
  } else connection._socket.destroy();
  return new Promise(() => {});
}

function keep(session: SMTPServerSession, text: string): void {
  const letter: Accepted = {
    messageId: /^Message-ID: (.+)$/im.exec(text)?.[1]?.trim() ?? '',
    to: session.envelope.rcptTo.map(({ address }) => address).join(),
  };
  const opened = openSync(file, 'a');
  writeSync(opened, `${JSON.stringify(letter)}\n`);
  fsyncSync(opened);
  closeSync(opened);
}

function connectionOf(session: SMTPServerSession): Connection {
  const all = (server as unknown as { connections: Set<Connection> }).connections;
  const found = [...all].find((one) => one.session.id === session.id);
  if (!found) throw new Error('no such connection');
  return found;
}
