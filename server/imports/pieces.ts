import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, problemBody } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { countsNow, type HeldImport, holdImport } from './imports.queries.ts';
import {
  attempt,
  doneAs,
  endWork,
  judgedAs,
  lastFactsOf,
  type Outcome,
  saveOutcomes,
} from './imports.store.ts';
import { judgeInTable, judgeRows } from './judge-rows.ts';
import { kindOf } from './kinds/all.ts';
import { fieldsOf } from './kinds/read-client.ts';
import { type Judged, problem } from './parts.ts';
import { rowsInStates, type TableRow } from './rows.queries.ts';
import { undoRows } from './undo-rows.ts';

/** So many rows are one transaction: their reading is shared, and a stop is heard after them. */
export const PIECE = { checking: 500, running: 200, undoing: 200 } as const;

/** One piece of whatever work is under way; false when there is nothing more to do. */
export function workPiece(ctx: Ctx, id: number, size: number): Promise<boolean> {
  return ctx.transact(async (tx) => {
    const held = await holdImport(tx.reader, id);
    const { state } = held;
    if (state !== 'checking' && state !== 'running' && state !== 'undoing') return false;
    const limit = Math.min(size, PIECE[state]);
    const more = await { checking: checkPiece, running: runPiece, undoing: undoPiece }[state](
      ctx,
      tx,
      held,
      limit,
    );
    tellLive(tx, { kind: 'import', id, to: held.createdBy });
    if (held.createdBy !== ctx.person.employeeId)
      tellLive(tx, { kind: 'import', id, to: ctx.person.employeeId });
    return more;
  });
}

async function checkPiece(ctx: Ctx, tx: Tx, held: HeldImport, limit: number): Promise<boolean> {
  const rows = await rowsInStates(tx.reader, held.importId, ['waiting'], limit);
  if (rows.length === 0) {
    await endWork(tx, held.importId, 'checked');
    return false;
  }
  const judged = await judgeInTable(ctx, tx.reader, held, rows);
  await saveOutcomes(tx, held.importId, judged.map(judgedAs));
  return true;
}

async function runPiece(ctx: Ctx, tx: Tx, held: HeldImport, limit: number): Promise<boolean> {
  const { importId } = held;
  const rows = await rowsInStates(tx.reader, importId, ['create', 'update'], limit);
  if (rows.length === 0) {
    await endWork(tx, importId, 'done');
    await tellEnd(ctx, tx, held, 'importFinished');
    return false;
  }
  const outcomes = await writePiece(ctx, tx, held, rows);
  const [first, ...also] = outcomes.flatMap(({ state, clientId }) =>
    held.kind === 'clients' && state === 'created' && clientId !== undefined ? [clientId] : [],
  );
  if (first !== undefined) tellLive(tx, { kind: 'client', id: first, also });
  await saveOutcomes(tx, importId, await withFacts(tx, outcomes));
  return true;
}

type WriteRow = (ctx: Ctx, tx: Tx, held: HeldImport, judged: Judged) => Promise<Outcome>;

/** An order may be refused by its gate when part of it is written. That is rare, so only then does each row stand by itself. */
async function writePiece(ctx: Ctx, tx: Tx, held: HeldImport, rows: TableRow[]): Promise<Outcome[]> {
  if (held.kind !== 'orders') return writeRows(ctx, tx, held, rows, writeRow);
  try {
    return await attempt(tx, () => writeRows(ctx, tx, held, rows, writeRow));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return writeRows(ctx, tx, held, rows, writeAlone);
  }
}

async function writeRows(ctx: Ctx, tx: Tx, held: HeldImport, rows: TableRow[], write: WriteRow) {
  const outcomes: Outcome[] = [];
  const written = new Set<string>();
  const judged = await judgeRows(ctx, tx.reader, held, rows);
  for (const [at, row] of rows.entries()) {
    const first = judged[at];
    // what a row above has just written is there now
    const isKnown = first?.probes.some((key) => written.has(key));
    const one = isKnown ? (await judgeRows(ctx, tx.reader, held, [row]))[0] : first;
    if (!one) throw new Error('a row that was not judged');
    const outcome = await write(ctx, tx, held, one);
    if (outcome.state === 'created') for (const key of one.keys) written.add(key);
    outcomes.push(outcome);
  }
  return outcomes;
}

const writeRow: WriteRow = async (ctx, tx, held, judged) => {
  const { n, state, problems, keys } = judged;
  if (state === 'error') return { n, state, problems, keys };
  if (state === 'skip') return { n, state: 'skipped', problems, keys };
  return doneAs(n, await kindOf(held.kind).write(ctx, tx, held, judged));
};

const writeAlone: WriteRow = async (ctx, tx, held, judged) => {
  try {
    return await attempt(tx, () => writeRow(ctx, tx, held, judged));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const fields = fieldsOf(error, (field) => (field === 'managerId' ? 'manager' : field));
    const said =
      fields.length > 0
        ? fields
        : [problem(null, 'import_said', { text: problemBody(error, ctx.language).detail })];
    return { n: judged.n, state: 'error', problems: [...judged.problems, ...said], keys: judged.keys };
  }
};

const isRefusal = (error: unknown): error is HttpProblem =>
  error instanceof HttpProblem && error.code !== 'unavailable';

/** An order is taken back while nothing was written of it after the import. */
async function withFacts(tx: Tx, outcomes: readonly Outcome[]): Promise<Outcome[]> {
  const last = await lastFactsOf(
    tx,
    outcomes.flatMap(({ orderId }) => orderId ?? []),
  );
  return outcomes.map((one) => {
    const journalId = one.orderId === undefined ? undefined : last.get(one.orderId);
    return journalId === undefined
      ? one
      : { ...one, written: (one.written ?? []).map((it) => ({ ...it, journalId })) };
  });
}

async function undoPiece(ctx: Ctx, tx: Tx, held: HeldImport, limit: number): Promise<boolean> {
  const rows: TableRow[] = await rowsInStates(
    tx.reader,
    held.importId,
    ['created', 'updated'],
    limit,
    'last',
  );
  if (rows.length === 0) {
    await endWork(tx, held.importId, 'undone');
    await tellEnd(ctx, tx, held, 'importUndone');
    return false;
  }
  await saveOutcomes(tx, held.importId, await undoRows(ctx, tx, held, rows));
  return true;
}

/** A row of the journal, and by it of the bell: one notification at the end. */
export async function tellEnd(
  ctx: Ctx,
  tx: Tx,
  { importId, kind, fileName }: HeldImport,
  fact: 'importFinished' | 'importUndone' | 'importStopped',
): Promise<void> {
  const counts = await countsNow(tx.reader, importId);
  const [done, wrong] =
    fact === 'importUndone'
      ? [counts.undone ?? 0, counts.kept ?? 0]
      : [(counts.created ?? 0) + (counts.updated ?? 0), counts.error ?? 0];
  record(
    tx,
    ctx.actor.selves[0],
    { kind: fact, data: { endOfImport: importId, table: kind, fileName, done, wrong } },
    true,
  );
}
