import type { Kysely } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import type { SetupToken } from '#server/deps.ts';
import { isSetUp } from './company.store.ts';
import { findOneTimeToken, makeOneTimeToken } from './one-time-tokens.store.ts';

export type { SetupToken };

const WEEK = 7 * 24 * 60;

/** Judges the token of the first start without using it up. */
export const setupToken = (db: Kysely<DB>): SetupToken => ({
  check: async (token) => (await findOneTimeToken(db, 'setup', token)) !== null,
});

/** A fresh token for the console, in place of former ones; null once there is a company. */
export const ensureSetupToken = (db: Kysely<DB>): Promise<string | null> =>
  transactAsSystem(db, async (trx) => {
    if (await isSetUp(trx)) return null;
    const { text } = await makeOneTimeToken(trx, {
      purpose: 'setup',
      employeeId: null,
      createdBy: null,
      minutes: WEEK,
    });
    return text;
  });
