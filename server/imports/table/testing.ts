import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Table } from './read-table.ts';
import { readTable, TableRefused } from './read-table.ts';

/** Workbooks made by hand, as programs other than Excel and people who mean harm make them. */
export type Parts = {
  /** Rows, or the whole sheet when it begins with `<?xml`; by the name of the sheet. */
  sheets: Record<string, string>;
  strings?: string;
  /** `numFmt` and `xf` elements. */
  formats?: string;
  styles?: string;
  workbook?: string;
  extra?: Zippable;
};

export function bookOf({ sheets, strings, formats = '', styles, workbook = '', extra = {} }: Parts): Buffer {
  const names = Object.keys(sheets);
  const files: Record<string, string> = {
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="r">${workbook}<sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['sharedStrings', '/xl/sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': `<styleSheet ${MAIN}><numFmts>${formats}</numFmts><cellXfs>${styles ?? '<xf numFmtId="0"/>'}</cellXfs></styleSheet>`,
  };
  if (strings !== undefined) files['xl/sharedStrings.xml'] = `<sst ${MAIN}>${strings}</sst>`;
  for (const [at, name] of names.entries())
    files[`xl/worksheets/sheet${at + 1}.xml`] = sheetOf(sheets[name]!);
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return Buffer.from(zipSync({ ...bytes, ...extra }));
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const sheetOf = (rows: string) =>
  rows.startsWith('<?xml') ? rows : `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`;

const relations = (parts: [type: string, target: string][]) =>
  `<Relationships>${parts
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** A text in its place, at the address. */
export const inline = (address: string, text: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A compound file of old Office with streams of these names, as far as a reader looks. */
export function oleOf(...names: string[]): Buffer {
  const file = Buffer.alloc(512 + 128 * names.length);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  for (const [at, name] of names.entries()) {
    file.write(name, 512 + at * 128, 'utf16le');
    file.writeUInt16LE(name.length * 2 + 2, 512 + at * 128 + 64);
  }
  return file;
}

export const cellsOf = async (file: Buffer | string, sheet?: string): Promise<string[][]> =>
  (await readTable(Buffer.from(file), sheet === undefined ? {} : { sheet })).rows;

/** The reason and its params; a table that was read is none. */
export async function refusalOf(reading: Promise<Table>): Promise<Record<string, string | number>> {
  const outcome = await reading.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(outcome instanceof TableRefused)) throw outcome ?? new Error('was read');
  return { reason: outcome.reason, ...outcome.params };
}
