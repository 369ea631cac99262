import { once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';

/** One message of the PostgreSQL protocol on its way. */
export type Message = {
  from: 'app' | 'database';
  /** The letter of the protocol; empty for the first one, which has none. */
  type: string;
  bytes: Buffer;
};

export type Cut = { at: number; side: 'before' | 'after' };

/**
 * Stands between the app and the database and knows just enough of the protocol to tell message from message. Armed, it
 * counts them over all connections, and cuts the connection before or after the n-th.
 */
export type DatabaseProxy = {
  /** The same address, through the proxy. */
  through: (url: string) => string;
  /** Counts from one; without a cut it only counts. */
  arm: (cut: Cut | null) => void;
  /** Stops counting; answers what was counted, and whether the cut was reached. */
  disarm: () => { messages: Message[]; isCut: boolean };
  /** Lets the next such message wait; `reached` when it does. */
  hold: (which: (message: Message) => boolean) => { reached: Promise<void>; release: () => void };
  /** Ends every connection, and waits until all are gone. */
  dropAll: () => Promise<void>;
  close: () => Promise<void>;
};

export async function openProxy(target: { host: string; port: number }): Promise<DatabaseProxy> {
  const open = new Set<Socket>();
  const watch: Watch = { counting: false, cut: null, isCut: false, messages: [], hold: null };
  const server = createServer((app) => {
    const database = dial(target.port, target.host);
    for (const socket of [app, database]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.once('close', () => open.delete(socket));
    }
    join(watch, app, database);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const dropAll = async () => {
    const closing = [...open].map((socket) => (socket.closed ? null : once(socket, 'close')));
    for (const socket of open) socket.destroy();
    await Promise.all(closing);
  };
  return {
    through(given) {
      const url = new URL(given);
      url.hostname = '127.0.0.1';
      url.port = String(port);
      return url.href;
    },
    arm(cut) {
      Object.assign(watch, { counting: true, cut, isCut: false, messages: [] });
    },
    disarm() {
      const { messages, isCut } = watch;
      Object.assign(watch, { counting: false, cut: null });
      return { messages, isCut };
    },
    hold(which) {
      const { promise: reached, resolve } = Promise.withResolvers<void>();
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      watch.hold = { which, reached: resolve, released };
      return { reached, release };
    },
    dropAll,
    async close() {
      await dropAll();
      server.close();
    },
  };
}

type Watch = {
  counting: boolean;
  cut: Cut | null;
  isCut: boolean;
  messages: Message[];
  hold: { which: (message: Message) => boolean; reached: () => void; released: Promise<void> } | null;
};

/** Two pipes that share one fate: cut one, and nothing passes in either. */
function join(watch: Watch, app: Socket, database: Socket): void {
  const fate = { isCut: false };
  const end = () => {
    app.destroy();
    database.destroy();
  };
  app.once('close', end);
  database.once('close', end);
  pipe(watch, fate, 'app', app, database);
  pipe(watch, fate, 'database', database, app);
}

function pipe(
  watch: Watch,
  fate: { isCut: boolean },
  from: Message['from'],
  source: Socket,
  sink: Socket,
): void {
  const split = splitter(from);
  let passing: Promise<void> = Promise.resolve();
  const pass = async (message: Message) => {
    if (fate.isCut) return;
    if (watch.hold?.which(message)) {
      const { reached, released } = watch.hold;
      watch.hold = null;
      reached();
      await released;
    }
    const side = counted(watch, message);
    if (side === null) {
      sink.write(message.bytes);
      return;
    }
    fate.isCut = true;
    watch.isCut = true;
    if (side === 'before') sink.destroy();
    else sink.end(message.bytes, () => sink.destroySoon());
    source.destroy();
  };
  source.on('data', (chunk) => {
    const messages = split(chunk as Buffer);
    passing = passing.then(async () => {
      for (const message of messages) await pass(message);
    });
  });
}

/** Counts it, and says on which side of it the connection is to be cut, if here. */
function counted(watch: Watch, message: Message): Cut['side'] | null {
  if (!watch.counting) return null;
  watch.messages.push(message);
  return watch.cut !== null && !watch.isCut && watch.messages.length === watch.cut.at ? watch.cut.side : null;
}

/** Cuts a stream of bytes at the borders of messages: a letter, the length with itself, the rest. */
function splitter(from: Message['from']): (chunk: Buffer) => Message[] {
  let rest = Buffer.alloc(0);
  let isFirst = from === 'app';
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const messages: Message[] = [];
    for (;;) {
      const letters = isFirst ? 0 : 1;
      if (rest.length < letters + 4) return messages;
      const length = letters + rest.readInt32BE(letters);
      if (rest.length < length) return messages;
      const bytes = rest.subarray(0, length);
      messages.push({ from, type: isFirst ? '' : String.fromCharCode(bytes[0] ?? 0), bytes });
      rest = rest.subarray(length);
      isFirst = false;
    }
  };
}

/** The app asks for the commit, as the driver says it: a plain query. */
export const asksCommit = ({ from, type, bytes }: Message): boolean =>
  from === 'app' && type === 'Q' && /^commit/i.test(bytes.subarray(5).toString('utf8'));
