import type { Self } from '#domain/rules/who.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { askedOf, factsOf, fileName } from './add-file.ts';
import { type DocumentRow, holdDocument, oneDocument } from './documents.queries.ts';
import {
  askPeople,
  binDocument,
  insertAcknowledgement,
  moveDocument,
  renameVersion,
  takeOutOfBin,
} from './documents.store.ts';
import { bringBack } from './folders.store.ts';
import { keeper } from './keeper.ts';
import { type CompanyDocumentShown, presentDocument } from './present.ts';

const shown = async (tx: Tx, id: number): Promise<CompanyDocumentShown> =>
  presentDocument(await oneDocument(tx.reader, id));

function told(tx: Tx, as: Self, kind: string, document: DocumentRow, more: Record<string, unknown> = {}) {
  record(tx, as, { kind, data: { ...factsOf(document), ...more } });
  tellLive(tx, { kind: 'companyFolder', id: document.folder.id });
}

export function renameDocument(ctx: Ctx, id: number, typed: string): Promise<CompanyDocumentShown> {
  const as = keeper(ctx);
  const name = fileName(typed);
  return ctx.transact(async (tx) => {
    const held = await holdDocument(tx.reader, id);
    if (held.name !== name) {
      await renameVersion(tx, id, held.versionNo, name);
      told(tx, as, 'companyDocumentRenamed', held, { name, before: held.name });
    }
    return shown(tx, id);
  });
}

export function putInto(ctx: Ctx, id: number, folderId: number): Promise<CompanyDocumentShown> {
  const as = keeper(ctx);
  return ctx.transact(async (tx) => {
    const held = await holdDocument(tx.reader, id);
    if (held.folder.id !== folderId) {
      if (!(await moveDocument(tx, id, folderId))) throw invalid('folderId', 'choice');
      told(tx, as, 'companyDocumentMoved', held, { to: folderId });
      tellLive(tx, { kind: 'companyFolder', id: folderId });
    }
    return shown(tx, id);
  });
}

/** Asks people to acknowledge it, changes until when, or asks no longer. */
export function ask(
  ctx: Ctx,
  id: number,
  { asks, by }: { asks: boolean; by: string | null },
): Promise<CompanyDocumentShown> {
  const as = keeper(ctx);
  return ctx.transact(async (tx) => {
    const held = await holdDocument(tx.reader, id);
    const asked = askedOf(ctx, asks, by, held.askedBy);
    if (asks !== (held.askedSince !== null) || by !== held.askedBy) {
      await askPeople(tx, id, asked);
      told(tx, as, 'companyDocumentAsked', held, asked);
    }
    return shown(tx, id);
  });
}

/** One's own word, for oneself: nobody says it for somebody they stand in for. */
export function acknowledge(ctx: Ctx, id: number, versionNo: number): Promise<CompanyDocumentShown> {
  return ctx.transact(async (tx) => {
    const held = await holdDocument(tx.reader, id, 'shared');
    if (held.versionNo !== versionNo) throw newerStands(held.versionNo);
    if (held.askedSince === null || !held.asksMe) throw invalid('versionNo', 'acknowledge_nobody');
    if (held.mineAt === null && (await insertAcknowledgement(tx, id, versionNo))) {
      record(tx, ctx.actor.selves[0], { kind: 'companyDocumentAcknowledged', data: factsOf(held) });
      // how many have is nobody's but the keepers'
      tellLive(tx, { kind: 'companyFolder', id: held.folder.id, to: ctx.person.employeeId });
    }
    return shown(tx, id);
  });
}

export function putIntoBin(ctx: Ctx, id: number): Promise<{ ok: true }> {
  const as = keeper(ctx);
  return ctx.transact(async (tx) => {
    const held = await holdDocument(tx.reader, id);
    await binDocument(tx, id);
    told(tx, as, 'companyDocumentBinned', held);
    return { ok: true as const };
  });
}

/** Into its folder, which stands again if it was removed meanwhile. */
export function restore(ctx: Ctx, id: number): Promise<CompanyDocumentShown> {
  const as = keeper(ctx);
  return ctx.transact(async (tx) => {
    const held = await holdDocument(tx.reader, id, 'binned');
    await bringBack(tx, held.folder.id);
    await takeOutOfBin(tx, id);
    told(tx, as, 'companyDocumentRestored', held);
    return shown(tx, id);
  });
}

const newerStands = (version: number) =>
  new HttpProblem('version_conflict', {
    detail: (language) =>
      language === 'ru'
        ? 'У документа появилась новая версия. Прочитайте её и подтвердите снова'
        : 'The document has a new version by now. Read it and confirm again',
    extra: { difference: [], version },
  });
