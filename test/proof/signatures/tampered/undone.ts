import type { Kysely, Transaction } from 'kysely';
import type { Seeded } from '#domain/values/seeded.ts';
import type { DB } from '#server/db/tables.ts';
import { type Finding, type Verified, verifyJournal } from '#server/journal/verify.ts';
import type { Deed, Hand } from './hand.ts';
import type { Place } from './tables.ts';

/** The product's verification over a company, before and after a hand has been at it. */
export type Verify = (db: Kysely<DB>) => Promise<Verified>;
export const verifyOf =
  (key: string, dataDir: string): Verify =>
  (db) =>
    verifyJournal(db, key, dataDir);

/** One deed, and what verification finds of it; then it has never happened. */
export async function found(
  db: Kysely<DB>,
  verify: Verify,
  hand: Hand,
  random: Seeded,
): Promise<{ deed: Deed; findings: Finding[] }> {
  for (let tries = 0; tries < 500; tries++) {
    const result = await undone(db, async (trx) => {
      const deed = await hand(trx, random);
      return deed && { deed, findings: (await verify(trx)).findings };
    });
    if (result) return result;
  }
  throw new Error('nothing can be changed here');
}

/** null where every row touched is named by a finding; otherwise the deed and what was said instead. */
export function missed({ deed, findings }: Awaited<ReturnType<typeof found>>): string | null {
  const isTold = (place: Place) =>
    findings.some((finding) =>
      Object.entries(place).every(([name, value]) => name in finding && finding[name as never] === value),
    );
  if (deed.places.every((either) => either.some(isTold))) return null;
  return `${deed.words} — found: ${JSON.stringify(findings.slice(0, 5))}`;
}

/** null where the hand chose nothing, or the database itself would not have the value. */
async function undone<T>(
  db: Kysely<DB>,
  act: (trx: Transaction<DB>) => Promise<T | null>,
): Promise<T | null> {
  let result: T | null = null;
  const over = new Error('over');
  await db
    .transaction()
    .execute(async (trx) => {
      result = await act(trx);
      throw over;
    })
    .catch((error: unknown) => {
      if (error !== over && !isRefusal(error)) throw error;
    });
  return result;
}

/** Against a check of the table: a row was never so. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^23/.test(String(error.code));
