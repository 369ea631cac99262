import { EventEmitter } from 'node:events';
import pg from 'pg';
import { isDatabaseUnavailable } from '#server/db/unavailable.ts';

interface Events {
  message: [payload: string];
  /** Messages may have been missed: whoever cares must read anew. */
  resync: [];
  trouble: [error: Error];
}

export interface Listener extends EventEmitter<Events> {
  readonly connected: boolean;
  close(): Promise<void>;
}

const firstPause = 100;
const longestPause = 5000;
const heartbeatMs = 15_000;

/**
 * One connection of its own that LISTENs, and comes back by itself. A database that is away at first, say while it recovers, is waited for
 * like later on; what it refuses is thrown.
 */
export async function listen(url: string, channel: string): Promise<Listener> {
  let client: pg.Client | undefined;
  let closed = false;
  let pause = firstPause;
  let timer: NodeJS.Timeout | undefined;
  const emitter = new EventEmitter<Events>();

  const connect = async () => {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'vizir listen',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    next.on('error', (error) => lost(next, error));
    next.on('end', () => lost(next, new Error('The listening connection ended')));
    next.on('notification', (message) => emitter.emit('message', message.payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await next.end().catch(() => {});
      throw error;
    }
    client = next;
    pause = firstPause;
  };

  const lost = (which: pg.Client, error: Error) => {
    if (closed || which !== client) return;
    client = undefined;
    emitter.emit('trouble', error);
    retry();
  };

  const retry = () => {
    if (closed) return;
    timer = setTimeout(async () => {
      try {
        await connect();
      } catch {
        pause = Math.min(pause * 2, longestPause);
        retry();
        return;
      }
      if (closed) await client?.end();
      else emitter.emit('resync');
    }, pause);
  };

  // A connection cut by a router says nothing; only asking shows it.
  const heartbeat = setInterval(() => {
    const asked = client;
    if (!asked) return;
    const late = setTimeout(() => asked.connection.stream.destroy(), 5000);
    asked
      .query('select 1')
      .catch(() => {})
      .finally(() => clearTimeout(late));
  }, heartbeatMs);
  heartbeat.unref();

  try {
    await connect();
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    retry();
  }
  const listener = Object.assign(emitter, {
    connected: true,
    async close() {
      closed = true;
      clearInterval(heartbeat);
      clearTimeout(timer);
      await client?.end();
    },
  });
  return Object.defineProperty(listener, 'connected', { get: () => client !== undefined });
}
