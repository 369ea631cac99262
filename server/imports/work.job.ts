import { can } from '#domain/policy/can.ts';
import { findPerson, type Person } from '#server/auth/actor.ts';
import { isDatabaseUnavailable } from '#server/db/kysely.ts';
import { RightsChanged, transactAsSystem } from '#server/db/transact.ts';
import type { Deps } from '#server/deps.ts';
import { makeCtx } from '#server/http/make-ctx.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { importWork } from '#server/jobs/registry.ts';
import { workPiece } from './pieces.ts';
import { markWrong, stopByItself, workerOf } from './trouble.store.ts';

type Log = (error: unknown) => void;

/** A job goes on for so long; the rest is the next one's, so that no job looks dead while it works. */
const TURN_MS = 15_000;

/**
 * Works on an import, a piece a transaction, as the person who asked for it and by their rights of that moment. Runs any number of times
 * with the same effect: what a row came to stands in the row, written with it.
 */
export async function workOnImport(deps: Deps, importId: number, log: Log): Promise<void> {
  const end = Date.now() + TURN_MS;
  for (let size = Number.MAX_SAFE_INTEGER; Date.now() < end; ) {
    const person = await personOf(deps, importId);
    if (person === 'nothing to do') return;
    if (person === null || !can(person.actor, 'import.run', null).ok) {
      await transactAsSystem(deps.db, (trx) => stopByItself(trx, importId, 'rights'));
      return;
    }
    try {
      if (!(await workPiece(ctxOf(deps, person, importId), importId, size))) return;
      size = Math.min(Number.MAX_SAFE_INTEGER, size * 4);
    } catch (error) {
      size = await smaller(deps, importId, size, error, log);
    }
  }
  await transactAsSystem(deps.db, (trx) => enqueue(trx, importWork, { importId }));
}

/** A piece that failed is tried in smaller ones; a row that fails alone is set aside, and the rest goes on. */
async function smaller(
  deps: Deps,
  importId: number,
  size: number,
  error: unknown,
  log: Log,
): Promise<number> {
  if (error instanceof RightsChanged) return size;
  if (isDatabaseUnavailable(error)) throw error;
  log(error);
  if (size > 1) return size > 200 ? 50 : size > 8 ? 8 : 1;
  const said = error instanceof HttpProblem ? error.code : 'failed';
  await transactAsSystem(deps.db, (trx) => markWrong(trx, importId, said));
  return size;
}

async function personOf(deps: Deps, importId: number): Promise<Person | null | 'nothing to do'> {
  const employeeId = await workerOf(deps.db, importId);
  if (employeeId === null) return 'nothing to do';
  const person = await findPerson(deps.db, { employeeId }, null);
  if (!person) return null;
  await deps.definitions.refresh(person.lastDefinition);
  await deps.workCalendar.refresh(person.workYears);
  return person;
}

const ctxOf = (deps: Deps, person: Person, importId: number) =>
  makeCtx(deps, person, {
    now: deps.clock().toISOString(),
    requestId: `import ${importId}`,
    idempotency: null,
  });
