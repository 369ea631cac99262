import { type Kysely, sql, type Transaction } from 'kysely';
import type { Person } from '#server/auth/actor.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import type { DefinitionCache } from '#server/visibility/definitions.ts';
import { type Reader, readerFor } from '#server/visibility/reader.ts';
import type { DB } from './tables.ts';

/** The only handle a writer gets. `reader` reads inside the same transaction, through the same person. */
export type Tx = { trx: Transaction<DB>; reader: Reader; person: Person };

export type Idempotency = { key: string; route: string; bodyHash: Buffer; status: number };

/** Thrown where rights changed between the reading of the person and the act; the request is judged again. */
export class RightsChanged extends Error {}

/**
 * THE ROOM of transactions: one request, one transaction. What the act returns is stored under the Idempotency-Key in the
 * same commit, so a retry answers the same and does nothing.
 */
export async function transact<T>(
  db: Kysely<DB>,
  person: Person,
  definitions: DefinitionCache,
  idempotency: (() => Idempotency) | null,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction().execute(async (trx) => {
      const tx: Tx = { trx, person, reader: readerFor(trx, person, definitions) };
      const answer = await act(tx);
      if (idempotency) await keepAnswer(tx, idempotency(), answer);
      return answer;
    });
  } catch (error) {
    if (isKeyTaken(error)) throw new IdempotencyRace();
    throw error;
  }
}

/** A system act (sign-in, set-up, jobs) that belongs to nobody's session. */
export function transactAsSystem<T>(db: Kysely<DB>, act: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
  return db.transaction().execute(act);
}

/** Holds rights still for the rest of the transaction, or throws `RightsChanged`. First statement of every act but the order's own. */
export async function holdRights(tx: Tx): Promise<void> {
  const { rows } = await sql<{ stand: boolean }>`select rights_stand(${tx.person.epoch}) as stand`.execute(
    tx.trx,
  );
  if (!rows[0]?.stand) throw new RightsChanged();
}

/** The same key came twice at once; the other one won, its answer is there to be read. */
export class IdempotencyRace extends Error {}

async function keepAnswer(
  tx: Tx,
  { key, route, bodyHash, status }: Idempotency,
  answer: unknown,
): Promise<void> {
  await tx.trx
    .insertInto('idempotency_keys')
    .values({
      employee_id: tx.person.employeeId,
      key,
      route,
      body_hash: bodyHash,
      status,
      response: JSON.stringify(answer ?? null),
    })
    .execute();
}

const isKeyTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'idempotency_keys_pkey';

/** The stored answer, if this request is a retry; a key used for something else is refused. */
export function replayed(
  person: Person,
  route: string,
  bodyHash: Buffer,
): { status: number; response: unknown } | null {
  const { replay } = person;
  if (!replay) return null;
  if (replay.route !== route || replay.bodyHash !== bodyHash.toString('hex'))
    throw invalid('Idempotency-Key', 'idempotency');
  return replay;
}

export const rightsChanged = (): HttpProblem => new HttpProblem('unavailable', { retryAfter: 1 });
