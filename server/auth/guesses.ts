import type { Kysely } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { type ClientFacts, knownDevice } from './client-facts.ts';
import { forgetGuess, takeGuess } from './guesses.store.ts';

/** Counts a guess of this account's password before `judge` judges it; a right one does not count. */
export type CountGuess = <T>(email: string, client: ClientFacts, judge: () => Promise<T>) => Promise<T>;

export function guessCounter(db: Kysely<DB>, secret: string): CountGuess {
  return async (email, client, judge) => {
    const device = knownDevice(secret, email, client.device);
    const account = device === null ? email : `${email} on ${device}`;
    const id = await transactAsSystem(db, (trx) =>
      takeGuess(trx, { account, address: client.address, knownDevice: device !== null }),
    );
    const forget = () => transactAsSystem(db, (trx) => forgetGuess(trx, id));
    const answer = await judge().catch(async (error: unknown) => {
      // a fault of ours judged nothing
      if (!(error instanceof HttpProblem)) await forget();
      throw error;
    });
    await forget();
    return answer;
  };
}
