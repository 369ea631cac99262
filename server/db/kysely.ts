import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { preparedPool } from './prepared.ts';
import type { DB } from './tables.ts';
import { customTypes } from './types.ts';

export { isDatabaseUnavailable } from './unavailable.ts';

export interface PoolOptions {
  readonly max: number;
  readonly name?: string;
}

/** Connections are kept: a new one costs a handshake and forgets its prepared statements. */
export function makePool(url: string, { max, name = 'vizir' }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    types: customTypes,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 0,
    maxLifetimeSeconds: 3600,
    keepAlive: true,
  });
  // A connection lost while idle, or inside a transaction between two statements, must not end the process:
  // the pool drops it, and the statement that needed it fails with an error that isDatabaseUnavailable knows.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

export function makeDb(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparedPool(pool) }) });
}
