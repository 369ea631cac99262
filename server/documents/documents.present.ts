import type { z } from 'zod';
import type { document } from '#api/documents.ts';
import { commercialKinds, type DocumentKind } from '#domain/policy/actions.ts';
import { can } from '#domain/policy/can.ts';
import type { Definition } from '#domain/process/definition.ts';
import { coveredBy } from '#domain/process/signed.ts';
import type { Language } from '#domain/values/language.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type BinnedRow, type DocumentRow, orderDocuments } from './documents.queries.ts';

export type DocumentShown = z.input<typeof document>;
type Reading = Pick<Ctx, 'person' | 'actor' | 'language'>;

export function presentDocument(ctx: Reading, reader: Reader, row: DocumentRow): DocumentShown {
  const covered = isCovered(reader, row);
  const verdict = can(ctx.actor, 'document.bin', { addedBy: row.addedBy.id, covered });
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    size: row.size,
    contentType: row.contentType,
    sha256: row.sha256,
    addedBy: presentPerson(row.addedBy),
    addedAt: row.addedAt,
    orderId: row.orderId,
    contractId: row.contractId,
    url: `/api/documents/${row.id}/content`,
    covered,
    versionNo: row.versionNo,
    versions: row.versions,
    abilities: {
      bin: verdict.ok
        ? { allowed: true, reason: null }
        : { allowed: false, reason: whoMay(ctx.person, verdict.allowed, null, ctx.language) },
      tend: row.ofHiddenOrder
        ? { allowed: false, reason: hiddenOrder(ctx.language) }
        : { allowed: true, reason: null },
    },
  };
}

/** Beside the right to add such a document there. */
export const hiddenOrder = (language: Language): string =>
  language === 'ru'
    ? 'Документ лежит в заказе, к которому у вас нет доступа. Обратитесь к менеджеру заказа'
    : 'The document lies in an order you have no access to. Ask the manager of the order';

/** What lies in the bin: who may take it out is judged where they ask, by the place it hung in. */
export const presentBinned = (row: BinnedRow) => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  size: row.size,
  contentType: row.contentType,
  sha256: row.sha256,
  addedBy: presentPerson(row.addedBy),
  addedAt: row.addedAt,
  orderId: row.orderId,
  contractId: row.contractId,
  covered: false,
  versionNo: row.versionNo,
  versions: row.versions,
  binnedBy: presentPerson(row.binnedBy),
  binnedAt: row.binnedAt,
  reason: row.reason,
  goneOn: row.goneOn,
});

/** Does a signature that stands on the document's order cover files of its kind? */
export function isCovered(reader: Reader, { signed, kind }: Pick<DocumentRow, 'signed' | 'kind'>): boolean {
  if (signed === null || signed.steps.length === 0) return false;
  const def = reader.definitions.byId(signed.definitionId).body;
  return signed.steps.some((step) => covers(def, step, kind));
}

const covers = (def: Definition, step: string, kind: DocumentKind): boolean =>
  coveredBy(def, step).some(
    ({ requirement }) =>
      (requirement.kind === 'file' && requirement.documentKind === kind) ||
      (requirement.kind === 'text' && requirement.orFiles === kind),
  );

/** The part of the contract that files of this kind belong to: commercial ones follow its money. */
export const partOf = (kind: DocumentKind): 'money' | 'documents' =>
  commercialKinds.includes(kind) ? 'money' : 'documents';

/** Documents of an order and its contract that the reader may see, for the order's card. */
export async function documentsOfOrder(reader: Reader, orderId: number): Promise<DocumentShown[]> {
  const { person, actor } = reader;
  const rows = await orderDocuments(reader, orderId);
  return rows.map((row) => presentDocument({ person, actor, language: person.language }, reader, row));
}
