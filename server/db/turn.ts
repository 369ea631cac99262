import type pg from 'pg';
import { oneClient } from './server-check.ts';

/** Held by every process that works on this database, for as long as it does. Any number will do that nobody else takes. */
export const instanceLock = 4_600_460_046;
/** Held while a process starts. */
const startLock = 4_600_460_047;

/** One start at a time: roles, schema and queues are made by whoever comes first, and found there by the others. */
export function inTurn<T>(ownerUrl: string, start: () => Promise<T>): Promise<T> {
  return oneClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [startLock]); // gone with the connection
    return start();
  });
}

/** Whether a process works on this database at this moment. */
export async function isAtWork(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
       and (classid::bigint << 32) | objid::bigint = $1`,
    [instanceLock],
  );
  return (rowCount ?? 0) > 0;
}
