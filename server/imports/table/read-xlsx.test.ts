import { existsSync, readFileSync } from 'node:fs';
import { strToU8, type Zippable } from 'fflate';
import readWithLibrary from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { seeded } from '#domain/values/seeded.ts';
import { readFile } from './read-file.ts';
import { readTable } from './read-table.ts';
import { bookOf, cellsOf, inline, type Parts } from './testing.ts';

const oneSheet = (rows: string, parts: Omit<Parts, 'sheets'> = {}) =>
  bookOf({ ...parts, sheets: { Лист1: rows } });

describe('a workbook', () => {
  it('written by another program is read as an independent reader reads it', async () => {
    const { int, pick } = seeded(25_112_026);
    for (let round = 0; round < 30; round++) {
      const width = int(1, 8);
      const makers = [
        () => ({
          value: pick(['ООО «Ромашка»', '077301001', '7707083893', 'две\nстроки', 'a & b <c>', '_x0041_']),
        }),
        () => ({ value: pick([0, 5, -7, 1234.5, 79_161_234_567, 0.25, 1e-7, 1_234_567_890_123]) }),
        () => ({ value: int(0, 1) === 1 }),
        () => ({ value: new Date(Date.UTC(int(1950, 2050), int(0, 11), int(1, 28))), format: 'dd.mm.yyyy' }),
        () => null,
      ];
      const rows = Array.from({ length: int(1, 20) }, () =>
        Array.from({ length: width }, () => pick(makers)()),
      );
      rows.push(Array.from({ length: width }, () => ({ value: 'последняя' })));
      const file = await writeXlsxFile(rows, { sheet: 'Данные' }).toBuffer();
      const [{ data } = { data: [] }] = await readWithLibrary(file, { trim: true });
      const read = await readFile(file);
      expect(read).toMatchObject({
        format: 'xlsx',
        encoding: null,
        delimiter: null,
        sheets: ['Данные'],
        formulas: 0,
      });
      expect(read.rows).toEqual(data.map((row) => row.map(asText)));
    }
  });

  const asText = (value: unknown): string => {
    if (value === null) return '';
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    if (typeof value === 'boolean') return value ? 'да' : 'нет';
    return value === 1e-7 ? '0.0000001' : String(value);
  };

  const samples = new URL('../../../../shared/samples/office/SampleSS.xlsx', import.meta.url);
  it('of Excel itself is read, where a sample lies beside the repository', async () => {
    const file = existsSync(samples)
      ? readFileSync(samples)
      : bookOf({ sheets: { 'First Sheet': inline('A1', 'Test spreadsheet') } });
    const { rows, sheet, sheets } = await readTable(file, {});
    expect({ sheet, first: sheets[0], cell: rows[0]![0] }).toEqual({
      sheet: 'First Sheet',
      first: 'First Sheet',
      cell: 'Test spreadsheet',
    });
  });

  it('gives formulas by their last value, and says how many there are', async () => {
    const rows = `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c>
      <c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f>SUM(A1:B1)</f><v/></c><c r="E1"><f>HYPERLINK("a")</f></c></row>
      <row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2*2</f></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
      <row r="3"><c r="A3"><f t="shared" si="0"/></c></row>`;
    const table = await readTable(oneSheet(rows), {});
    expect(table.rows).toEqual([
      ['2', '2x', '', '=SUM(A1:B1)', '=HYPERLINK("a")'],
      ['=B2*2', '#DIV/0!', '', '', ''],
      ['=B2*2', '', '', '', ''],
    ]);
    expect(table.formulas).toBe(7);
  });

  it('joins text in parts, skips how it is read aloud, and decodes', async () => {
    const strings = `<si><r><t>ООО </t></r><r><rPr><b/></rPr><t>«Ромашка»</t></r><rPh sb="0" eb="1"><t>ロ</t></rPh></si>
      <si><t xml:space="preserve"> _x000D_\n два&#10;три </t></si><si><t><![CDATA[<a>&]]>&lt;&#x1F600;&unknown;</t></si>`;
    const rows = `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="inlineStr"><is><r><t>в</t></r><r><t>&quot;м</t></r></is></c></row>`;
    expect(await cellsOf(oneSheet(rows, { strings }))).toEqual([
      ['ООО «Ромашка»', 'два\nтри', '<a>&<😀&unknown;', 'в"м'],
    ]);
  });

  it('stands where Excel shows it: rows and cells left out, addresses left out, prefixes before tags', async () => {
    const sheet = `<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:sheetData><x:row r="3"><x:c r="B3"><x:v>1</x:v></x:c></x:row>
      <x:row><x:c><x:v>2</x:v></x:c><x:c s="0"/><x:c t="b"><x:v>1</x:v></x:c><x:c t="b"><x:v>0</x:v></x:c></x:row>
      <x:row r="1048576"><x:c r="XFD1048576" s="0"/></x:row></x:sheetData></x:worksheet>`;
    expect(await cellsOf(oneSheet(sheet))).toEqual([
      ['', '', '', ''],
      ['', '', '', ''],
      ['', '1', '', ''],
      ['2', '', 'да', 'нет'],
    ]);
  });

  it('names the sheets that hold anything, reads the first a person sees, or the one asked for', async () => {
    const file = bookOf({
      sheets: {
        Пусто: '<row r="1"><c r="A1" s="0"/></row>',
        'Списки" state="hidden': inline('A1', 'да'),
        'А &amp; Б': inline('A1', 'первая'),
        Ещё: inline('A1', 'вторая'),
      },
    });
    expect(await readTable(file, {})).toMatchObject({
      sheets: ['Списки', 'А & Б', 'Ещё'],
      sheet: 'А & Б',
      rows: [['первая']],
    });
    expect(await readTable(file, { sheet: 'Ещё' })).toMatchObject({ sheet: 'Ещё', rows: [['вторая']] });
  });

  it('may be packed by another tool: without compression, with its names in other letters and slashes', async () => {
    const text = '<worksheet><sheetData><row><c><v>5</v></c></row></sheetData></worksheet>';
    const stored: Zippable = { 'XL\\Worksheets\\Sheet1.xml': [strToU8(text), { level: 0 }] };
    expect(await cellsOf(oneSheet('', { extra: stored }))).toEqual([['5']]);
  });

  it('marks what a database cannot hold', async () => {
    expect(await cellsOf(oneSheet(`<row>${inline('A1', 'а_x0000_б_xD83D_')}</row>`))).toEqual([
      ['а\ufffdб\ufffd'],
    ]);
  });
});
