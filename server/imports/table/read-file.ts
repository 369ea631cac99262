import { readCsv } from './csv/read-csv.ts';
import { headerRowOf } from './header-row.ts';
import { kindOf } from './kind.ts';
import type { Table } from './read-table.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

/** Reads in the thread it is called in; `readTable` is for everybody else. */
export async function readFile(file: Buffer, sheet?: string): Promise<Table> {
  const read = kindOf(file) === 'xlsx' ? await readXlsx(file, sheet) : readCsv(file);
  return { ...read, headerRow: headerRowOf(read.rows) };
}
