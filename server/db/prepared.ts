import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/**
 * The driver prepares a statement only when it has a name, and Kysely gives none; planning anew costs several
 * times the execution. Here each statement of a Kysely connection gets a name made of its text.
 */
export function preparedPool(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? prepared(client);
      known.set(client, wrapped);
      return wrapped;
    },
    end: () => pool.end(),
    get options() {
      return pool.options;
    },
  } as PostgresPool;
}

/** Above this a connection is replaced: lists of changing length make ever new texts, and each holds memory. */
const mostStatements = 1000;
const preparable = /^\s*(select|insert|update|delete|with|merge)\b/i;

function prepared(client: pg.PoolClient): PostgresPoolClient {
  const names = new Set<string>();
  return {
    // Kysely uses the number to cancel a statement.
    get processID() {
      return (client as unknown as { processID?: number }).processID;
    },
    query(text: unknown, values?: readonly unknown[]) {
      if (typeof text !== 'string' || !preparable.test(text)) {
        return client.query(text as string, values as unknown[]);
      }
      const name = nameOf(text);
      names.add(name);
      return client.query({ name, text, values: values as unknown[] });
    },
    release(discard?: boolean | Error) {
      client.release(discard || names.size > mostStatements);
    },
  } as unknown as PostgresPoolClient;
}

const cache = new Map<string, string>();

function nameOf(text: string): string {
  let name = cache.get(text);
  if (!name) {
    if (cache.size > 5000) cache.clear();
    name = createHash('sha1').update(text).digest('base64url').slice(0, 16);
    cache.set(text, name);
  }
  return name;
}
