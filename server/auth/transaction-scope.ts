import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { transactAsSystem } from '#server/db/transact.ts';

const scope = new AsyncLocalStorage<Transaction<DB>>();

/** What the sign-in library writes during `act` belongs to this transaction. */
export const within = <T>(trx: Transaction<DB>, act: () => Promise<T>): Promise<T> => scope.run(trx, act);

/** The transaction the library works in just now, or the handle it reads through otherwise. */
export const current = (db: Kysely<DB>): Kysely<DB> => scope.getStore() ?? db;

/** Joins that transaction, or opens one. */
export function join<T>(db: Kysely<DB>, act: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
  const open = scope.getStore();
  return open ? act(open) : transactAsSystem(db, (trx) => within(trx, () => act(trx)));
}
