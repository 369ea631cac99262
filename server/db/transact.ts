import { type Kysely, sql, type Transaction } from 'kysely';
import type { WorkCalendar } from '#domain/calendar/workdays.ts';
import type { Person } from '#server/auth/actor.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { announce } from '#server/jobs/registry.ts';
import type { DefinitionCache } from '#server/visibility/definitions.ts';
import { type Reader, readerFor } from '#server/visibility/reader.ts';
import { emptyLedger, type Ledger, settle, type TellLive } from './ledger.ts';
import type { DB } from './tables.ts';

/** The only handle a writer gets. `reader` reads inside the same transaction, through the same person. */
export type Tx = {
  trx: Transaction<DB>;
  reader: Reader;
  person: Person;
  ledger: Ledger;
  calendar: WorkCalendar;
};

export type Idempotency = { key: string; route: string; bodyHash: Buffer; status: number };

/** Thrown where rights changed between the reading of the person and the act; the request is judged again. */
export class RightsChanged extends Error {}

export type TransactOptions = {
  idempotency: (() => Idempotency) | null;
  /** Wait for the rights before the act, not only judge them after it: for who was turned back once, and who cannot come again. */
  holdRightsFirst: boolean;
  calendar: WorkCalendar;
  /** After the commit. */
  told: (messages: readonly TellLive[]) => void;
};

/**
 * THE ROOM of transactions: one request, one transaction. Its last statement writes what the act says beside its rows
 * (journal, live messages), keeps the answer under the Idempotency-Key, and commits only if the rights it was judged by still
 * stand; otherwise `RightsChanged`, and the request is judged again. A retry under the key answers the same and does nothing.
 */
export async function transact<T>(
  db: Kysely<DB>,
  person: Person,
  definitions: DefinitionCache,
  { idempotency, holdRightsFirst, calendar, told }: TransactOptions,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const ledger = emptyLedger();
  try {
    const answer = await db.transaction().execute(async (trx) => {
      const tx: Tx = { trx, person, reader: readerFor(trx, person, definitions), ledger, calendar };
      if (holdRightsFirst) await holdRights(tx);
      const answer = await act(tx);
      const kept = idempotency?.();
      const settled = await settle(
        tx,
        kept ? { ...kept, bodyHash: kept.bodyHash.toString('hex'), response: answer ?? null } : null,
      );
      if (!settled) throw new RightsChanged();
      if (settled.announced.length > 0) await enqueue(trx, announce, { eventIds: settled.announced });
      return answer;
    });
    told(ledger.live);
    return answer;
  } catch (error) {
    if (isKeyTaken(error)) throw new IdempotencyRace();
    throw error;
  }
}

/** A system act (sign-in, set-up, jobs) that belongs to nobody's session. */
export function transactAsSystem<T>(db: Kysely<DB>, act: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
  return db.transaction().execute(act);
}

async function holdRights({ trx, person }: Tx): Promise<void> {
  const { rows } = await sql<{ stand: boolean }>`select rights_stand(${person.epoch}) as stand`.execute(trx);
  if (!rows[0]?.stand) throw new RightsChanged();
}

/** The same key came twice at once; the other one won, its answer is there to be read. */
export class IdempotencyRace extends Error {}

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
