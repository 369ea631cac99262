import type { z } from 'zod';
import type {
  acknowledging,
  binnedCompanyDocument,
  companyDocument,
  companyVersion,
} from '#api/company-documents.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { AcknowledgingRow, BinnedRow, DocumentRow, VersionRow } from './documents.queries.ts';

export type CompanyDocumentShown = z.input<typeof companyDocument>;

const contentOf = (id: number) => `/api/company-documents/${id}/content`;

export const presentDocument = (row: DocumentRow): CompanyDocumentShown => ({
  id: row.id,
  folder: row.folder,
  name: row.name,
  size: row.size,
  versionNo: row.versionNo,
  addedBy: presentPerson(row.addedBy),
  addedAt: row.addedAt,
  url: contentOf(row.id),
  acknowledgement:
    row.askedSince === null
      ? null
      : {
          by: row.askedBy,
          mine: !row.asksMe ? 'notAsked' : row.mineAt === null ? 'waiting' : 'done',
          at: row.mineAt,
          of: row.of,
        },
});

export const presentVersion = (id: number, row: VersionRow): z.input<typeof companyVersion> => ({
  ...row,
  addedBy: presentPerson(row.addedBy),
  url: `${contentOf(id)}?version=${row.no}`,
});

export const presentAcknowledging = (row: AcknowledgingRow): z.input<typeof acknowledging> => ({
  ...row,
  person: presentPerson(row.person),
});

export const presentBinned = (row: BinnedRow): z.input<typeof binnedCompanyDocument> => ({
  ...row,
  binnedBy: presentPerson(row.binnedBy),
});
