import type { Kysely } from 'kysely';
import { type RawBuilder, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { DefinitionCache } from '#server/visibility/definitions.ts';
import { actorsFor } from '#server/visibility/people.sql.ts';
import { listen } from './listen.ts';
import { type Hears, type RecordMessage, whoHears } from './who-hears.ts';

/** One open page. `send` writes an event; `close` ends the stream, e.g. when the session is gone. */
export type Connection = {
  employeeId: number;
  /** What this person may today, as one text to compare; null when the session has ended. */
  rights: () => Promise<string | null>;
  /** The same as it was when the page opened the stream. */
  rightsAtFirst: string;
  send: (event: string, data: unknown) => void;
  close: () => void;
};
export type LiveHub = {
  join: (connection: Connection) => () => void;
  stop: () => Promise<void>;
  readonly size: number;
};

type Message = RecordMessage | { kind: 'notification'; people: number[] };

/** How often open streams are asked what their person may: a right that is lost, also by midnight, is lost within this. */
const RECHECK_MS = 3000;
const MOST_WAITING = 300;

/**
 * One LISTEN connection per process. For each message it is asked which of the connected people see the record; they get
 * ids only and read the rest through the ordinary routes, so live can never show more than a reload would.
 */
export async function startLiveHub({
  url,
  db,
  definitions,
  heard = () => {},
  missed = () => {},
}: {
  url: string;
  db: Kysely<DB>;
  definitions: DefinitionCache;
  /** Every message, whether or not anybody is connected; `missed`: some may have passed unheard. */
  heard?: (message: { kind: string; id?: number; also?: number[] }) => void;
  missed?: () => void;
}): Promise<LiveHub> {
  const connections = new Set<Connection>();
  const known = new WeakMap<Connection, string>();
  const listener = await listen(url, 'live');
  let queue: Promise<void> = Promise.resolve();
  let waiting = 0;
  let passedOver = false;
  const all = (event: string, data: unknown) => {
    for (const one of connections) one.send(event, data);
  };
  listener.on('message', (payload) => {
    const message = JSON.parse(payload) as Message;
    heard(message);
    // thousands at once, say of an import: pages read everything again when it is over, instead of a word for each
    if (waiting >= MOST_WAITING) {
      passedOver = true;
      return;
    }
    waiting += 1;
    queue = queue
      .then(() => deliver(db, definitions, connections, message))
      .catch(() => all('resync', {}))
      .finally(() => {
        waiting -= 1;
        if (waiting > 0 || !passedOver) return;
        passedOver = false;
        all('resync', {});
      });
  });
  listener.on('resync', () => {
    missed();
    all('resync', {});
  });
  const recheck = setInterval(() => void checkRights(connections, known), RECHECK_MS);
  recheck.unref();
  return {
    join(connection) {
      connections.add(connection);
      known.set(connection, connection.rightsAtFirst);
      return () => connections.delete(connection);
    },
    async stop() {
      clearInterval(recheck);
      for (const one of connections) one.close();
      connections.clear();
      await listener.close();
      await queue;
    },
    get size() {
      return connections.size;
    },
  };
}

/** Where rights have changed the page reads again all that it shows; where the session has ended the stream ends. */
async function checkRights(connections: Set<Connection>, known: WeakMap<Connection, string>): Promise<void> {
  for (const one of [...connections]) {
    const before = known.get(one);
    const now = await one.rights().catch(() => before ?? '');
    if (now === null) {
      connections.delete(one);
      one.close();
      continue;
    }
    known.set(one, now);
    if (before !== undefined && before !== now) one.send('resync', {});
  }
}

async function deliver(
  db: Kysely<DB>,
  definitions: DefinitionCache,
  connections: Set<Connection>,
  message: Message,
): Promise<void> {
  if (connections.size === 0) return;
  if (message.kind === 'notification') {
    for (const one of connections)
      if (message.people.includes(one.employeeId)) one.send('message', { kind: 'notification' });
    return;
  }
  const hears = await whoHears(db, definitions, message);
  const hearing = await idsOf(db, connections, hears);
  const { kind, id } = message;
  for (const one of connections) if (hearing.has(one.employeeId)) one.send('message', { kind, id });
}

/** Which of the connected people, as they are now. */
async function idsOf(db: Kysely<DB>, connections: Set<Connection>, hears: Hears): Promise<Set<number>> {
  const ids = [...new Set([...connections].map((one) => one.employeeId))];
  const run = { run: <T>(query: RawBuilder<T>) => query.execute(db).then(({ rows }) => rows) };
  const actors = await actorsFor(run, sql`select unnest(${ids}::bigint[]) as id`);
  return new Set(actors.filter(({ actor }) => hears(actor)).map(({ actor }) => actor.employeeId));
}
