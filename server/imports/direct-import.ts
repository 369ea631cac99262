import type { importRoutes } from '#api/imports.ts';
import type { BodyOf } from '#api/route.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { importWork } from '#server/jobs/registry.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { guessMapping } from './guess.ts';
import { presentImport, sayWhyNot } from './imports.present.ts';
import { countsNow, type HeldImport, holdImport, loadImport } from './imports.queries.ts';
import { beginWork, endWork, removeImport, saveSettings, type Work } from './imports.store.ts';
import { kindOf } from './kinds/all.ts';
import { tellEnd } from './pieces.ts';
import { type Ask, whyNotNow } from './when.ts';

type Settings = BodyOf<typeof importRoutes.settings>;

/** Held and asked whether that may be asked now; otherwise a word what to do instead. */
async function holdFor(tx: Tx, id: number, ask: Ask): Promise<HeldImport> {
  const held = await holdImport(tx.reader, id);
  const reason = whyNotNow(ask, { state: held.state, counts: await countsNow(tx.reader, id) });
  if (reason) throw new HttpProblem('already_done', { detail: (language) => sayWhyNot(reason, language) });
  return held;
}

const shown = async (ctx: Ctx, tx: Tx, id: number) => presentImport(ctx, await loadImport(tx.reader, id));

export function changeSettings(ctx: Ctx, id: number, body: Settings) {
  return ctx.transact(async (tx) => {
    const held = await holdFor(tx, id, 'change');
    const { fields, matches } = kindOf(held.kind);
    const known = new Set(fields(ctx).map(({ key }) => key));
    if (Object.keys(body.mapping).some((key) => !known.has(key))) throw invalid('mapping', 'choice');
    const columns = Object.values(body.mapping);
    if (new Set(columns).size < columns.length) throw invalid('mapping', 'import_column_twice');
    if (body.matchBy.some((one) => !matches.includes(one))) throw invalid('matchBy', 'choice');
    await saveSettings(tx, id, body);
    if (body.headerRow !== held.headerRow)
      await saveSettings(tx, id, { ...body, mapping: await guessedAnew(ctx, tx, id) });
    return shown(ctx, tx, id);
  });
}

/** Other names of columns may tell what they are. */
async function guessedAnew(ctx: Ctx, tx: Tx, id: number): Promise<Record<string, number>> {
  const { kind, header, samples } = await loadImport(tx.reader, id);
  const columns = header.map((title, at) => ({ title, samples: samples.map((cells) => cells[at] ?? '') }));
  return guessMapping(kindOf(kind).fields(ctx), columns);
}

/** What a table must say before its rows can be judged. */
function mustName(ctx: Ctx, { kind, mapping }: HeldImport): void {
  const missing = kindOf(kind)
    .fields(ctx)
    .filter(({ key, required }) => required && mapping[key] === undefined)
    .map(({ title }) => `«${title[ctx.language]}»`);
  if (missing.length > 0) throw invalid('mapping', 'import_required', { fields: missing.join(', ') });
  if (kind !== 'clients' && mapping.client === undefined && mapping.inn === undefined)
    throw invalid('mapping', 'import_client_column');
}

const begin = (work: Work, ask: Ask, fact: string | null) => (ctx: Ctx, id: number) =>
  ctx.transact(async (tx) => {
    const held = await holdFor(tx, id, ask);
    if (work !== 'undoing') mustName(ctx, held);
    await beginWork(tx, id, work);
    await enqueue(tx.trx, importWork, { importId: id });
    if (fact)
      record(tx, ctx.actor.selves[0], {
        kind: fact,
        data: { importId: id, table: held.kind, fileName: held.fileName },
      });
    tellLive(tx, { kind: 'import', id, to: held.createdBy });
    return shown(ctx, tx, id);
  });

export const checkTable = begin('checking', 'check', null);
export const runImport = begin('running', 'run', 'importBegun');
export const undoImport = begin('undoing', 'undo', 'importUndoing');

/** Heard after the piece under way; what was written stays. */
export function stopWork(ctx: Ctx, id: number) {
  return ctx.transact(async (tx) => {
    const held = await holdFor(tx, id, 'stop');
    await endWork(
      tx,
      id,
      held.state === 'checking' ? 'draft' : 'stopped',
      held.state === 'checking' ? null : 'person',
    );
    if (held.state !== 'checking') await tellEnd(ctx, tx, held, 'importStopped');
    tellLive(tx, { kind: 'import', id, to: held.createdBy });
    return shown(ctx, tx, id);
  });
}

export async function discardImport(ctx: Ctx, id: number): Promise<undefined> {
  await ctx.transact(async (tx) => {
    const held = await holdFor(tx, id, 'discard');
    await removeImport(tx, id);
    record(tx, ctx.actor.selves[0], {
      kind: 'tableDiscarded',
      data: { importId: id, table: held.kind, fileName: held.fileName },
    });
    return null;
  });
  return undefined;
}
