import { listEntries } from '#server/imports/table/xlsx/zip.ts';
import { readDocx } from './docx.ts';
import type { Extracted } from './extract.ts';
import { readXlsx } from './xlsx.ts';

/** A workbook, or a document; any other archive is not looked into. */
export const readZipped = (file: Buffer, mayGoOn: () => boolean): Promise<Extracted> =>
  listEntries(file).has('xl/workbook.xml') ? readXlsx(file, mayGoOn) : readDocx(file, mayGoOn);
