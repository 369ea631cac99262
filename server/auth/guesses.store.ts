import { sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { HttpProblem } from '#server/http/problems.ts';

/** Wrong passwords judged within ten minutes: of one account, and from one address whatever the account. */
export const guessLimits = { account: 20, address: 100 };

type Guess = { account: string; address: string; knownDevice: boolean };

/**
 * Counts a guess before it is judged, so that many at once cannot all slip under the limit; beyond it nothing is judged.
 * A device that has opened this account before counts by itself, so that strangers cannot lock its owner out.
 */
export async function takeGuess(trx: Transaction<DB>, guess: Guess): Promise<number> {
  // one after another per account and per address; always in this order
  await sql`select pg_advisory_xact_lock(7101, hashtext(${guess.account}))`.execute(trx);
  await refuseBeyond(trx, 'email', guess.account, guessLimits.account);
  if (!guess.knownDevice) {
    await sql`select pg_advisory_xact_lock(7102, hashtext(${guess.address}))`.execute(trx);
    await refuseBeyond(trx, 'address', guess.address, guessLimits.address);
  }
  await forgetOld(trx);
  const { id } = await trx
    .insertInto('sign_in_failures')
    .values({ email: guess.account, address: guess.address })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The guess was right: it does not count. */
export async function forgetGuess(trx: Transaction<DB>, id: number): Promise<void> {
  await trx.deleteFrom('sign_in_failures').where('id', '=', id).execute();
}

async function refuseBeyond(
  trx: Transaction<DB>,
  column: 'email' | 'address',
  value: string,
  limit: number,
): Promise<void> {
  // the one whose expiry makes room again
  const { rows } = await sql<{ wait: number }>`
    select ceil(extract(epoch from at + interval '10 minutes' - now()))::int as wait from sign_in_failures
    where ${sql.ref(column)} = ${value} and at > now() - interval '10 minutes'
    order by at desc, id desc offset ${limit - 1} limit 1`.execute(trx);
  if (rows[0]) throw new HttpProblem('too_many', { retryAfter: Math.max(1, rows[0].wait) });
}

/** One at a time, so that two cleaners never wait for each other. */
async function forgetOld(trx: Transaction<DB>): Promise<void> {
  await sql`delete from sign_in_failures where at < now() - interval '1 hour' and (select pg_try_advisory_xact_lock(7103))`.execute(
    trx,
  );
}
