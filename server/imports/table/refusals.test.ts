import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { seeded } from '#domain/values/seeded.ts';
import { reasonWords } from '#server/http/reason-words.ts';
import { readFile } from './read-file.ts';
import { readInWorker } from './read-in-worker.ts';
import { readTable, TableRefused } from './read-table.ts';
import { bookOf, inline, oleOf, type Parts, refusalOf } from './testing.ts';

const refused = (file: Buffer | string, sheet?: string) =>
  refusalOf(readTable(Buffer.from(file), sheet === undefined ? {} : { sheet }));
const zip = (files: Record<string, string>) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );
const oneSheet = (rows: string, parts: Omit<Parts, 'sheets'> = {}) =>
  bookOf({ ...parts, sheets: { Лист1: rows } });
const good = oneSheet(`<row>${inline('A1', 'Название')}</row>`);

describe('what is no table', () => {
  it.each([
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a PDF', '%PDF-1.7\n'],
    ['a page', '\ufeff<html><table><tr><td>1</td></tr></table></html>'],
    ['NUL bytes', 'а;б\0\n'],
    [
      'a document of Word',
      zip({
        '_rels/.rels':
          '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>',
        'word/document.xml': '<w:document xmlns:w="w"/>',
      }),
    ],
    ['an archive', zip({ 'a.txt': 'а' })],
    ['an old document', oleOf('WordDocument')],
    [
      'a binary workbook',
      zip({
        '_rels/.rels':
          '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        'xl/workbook.bin': 'b',
      }),
    ],
  ])('%s', async (_, file) => expect(await refused(file)).toEqual({ reason: 'table_none' }));

  it('an old workbook, and a new one under a password', async () => {
    expect(await refused(oleOf('Root Entry', 'Workbook'))).toEqual({ reason: 'table_old_xls' });
    const locked = Buffer.from(good);
    locked.writeUInt16LE(1, locked.lastIndexOf(Buffer.from('PK\x01\x02')) + 8);
    expect(await refused(locked)).toEqual({ reason: 'table_password' });
    expect(await refused(oleOf('Root Entry', 'EncryptionInfo', 'EncryptedPackage'))).toEqual({
      reason: 'table_password',
    });
  });

  it('nothing at all', async () => {
    for (const file of [
      '',
      '\n\n',
      ';;;\n',
      '\ufeff',
      oneSheet(''),
      oneSheet('<row><c t="inlineStr"><is><t> </t></is></c></row>'),
    ])
      expect(await refused(file)).toEqual({ reason: 'table_empty' });
  });

  it('a sheet that is not there, and one that holds nothing', async () => {
    const file = bookOf({ sheets: { Один: inline('A1', 'а'), Два: '' } });
    expect(await refused(file, 'Три')).toEqual({ reason: 'table_sheet', sheet: 'Три' });
    expect(await refused(file, 'Два')).toEqual({ reason: 'table_empty' });
  });
});

describe('letters that cannot be read', () => {
  it.each([
    [
      'UTF-8 with a broken byte',
      Buffer.concat([Buffer.from('имя\nПетров\n'), Buffer.from([0xd0, 0x0a]), Buffer.from('Иванов')]),
      3,
    ],
    ['UTF-8 with a mark and a broken byte', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xff]), 2],
    ['UTF-16 that ends within a letter', Buffer.from([0xff, 0xfe, 0x30, 0x04, 0x0a, 0x00, 0x31]), 2],
    ['letters of DOS', Buffer.from('name\n\x88\xa2\xa0\xad\xae\xa2;\x8f\xa5\xe2\xe0', 'latin1'), 2],
    ['letters of KOI8', Buffer.from('name\n\xe9\xd7\xc1\xce\xcf\xd7;\xf0\xc5\xd4\xd2', 'latin1'), 2],
    ['letters of Western Europe', Buffer.from('name\nM\xfcller;Stra\xdfe', 'latin1'), 2],
  ])('%s', async (_, file, line) => expect(await refused(file)).toEqual({ reason: 'table_encoding', line }));
});

describe('too much', () => {
  const columns = { reason: 'table_columns', max: 200 };
  it('columns', async () => {
    expect(await refused(`${'а;'.repeat(1_000_000)}б`)).toEqual(columns);
    expect(await refused(`${';'.repeat(1_000_000)}б`)).toEqual(columns);
    expect(await refused(oneSheet(`<row>${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`))).toEqual(columns);
    expect(await refused(oneSheet(inline('ZZZZZZZ1', 'а')))).toEqual(columns);
  });

  it('rows', async () => {
    const rows = { reason: 'table_rows', max: 50_000 };
    expect(await refused('а\n'.repeat(50_001))).toEqual(rows);
    expect(await refused('\n'.repeat(1_048_578))).toEqual(rows);
    expect(await refused(oneSheet('<row><c><v>1</v></c></row>'.repeat(50_001)))).toEqual(rows);
    expect(await refused(oneSheet(`<row r="999999999">${inline('A999999999', 'а')}</row>`))).toEqual(rows);
    expect((await readTable(Buffer.from('а\n'.repeat(50_000)), {})).rows.length).toBe(50_000);
  });

  it('text in a cell', async () => {
    const long = 'ы'.repeat(20_001);
    expect(await refused(`а;б\nв;"${long}"`)).toEqual({
      reason: 'table_cell',
      row: 2,
      column: 'B',
      max: 20_000,
    });
    const strings = `<si><t>${long}</t></si>`;
    expect(await refused(oneSheet('<row r="7"><c r="AB7" t="s"><v>0</v></c></row>', { strings }))).toEqual({
      reason: 'table_cell',
      row: 7,
      column: 'AB',
      max: 20_000,
    });
  });

  it('text in all, though the file is small', async () => {
    const strings = `<si><t>${'ы'.repeat(20_000)}</t></si>`;
    const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(200)}</row>`;
    expect(await refused(oneSheet(row.repeat(100), { strings }))).toEqual({ reason: 'table_heavy' });
  });

  it('time, and memory', async () => {
    expect(await refusalOf(readInWorker(good, {}, { milliseconds: 0, megabytes: 512 }))).toEqual({
      reason: 'table_heavy',
    });
    const strings = '<si/>'.repeat(2_900_000);
    expect(
      await refusalOf(readInWorker(oneSheet('', { strings }), {}, { milliseconds: 60_000, megabytes: 16 })),
    ).toEqual({ reason: 'table_heavy' });
  });
});

describe('a damaged file', () => {
  const broken = { reason: 'table_broken' };
  it.each([
    ['cut short', good.subarray(0, good.length - 30)],
    ['its middle lost', zip({ 'xl/styles.xml': '<styleSheet/>' })],
    ['its XML cut short', oneSheet('<?xml version="1.0"?><worksheet><sheetData><row><c><v>1')],
    ['tags that do not match', oneSheet('<row><c><v>1</c></v></row>')],
    ['a text that is not there', oneSheet('<row><c t="s"><v>5</v></c></row>')],
    ['an address that is none', oneSheet('<row><c r="1A"><v>5</v></c></row>')],
    [
      'letters that are none',
      bookOf({
        sheets: { A: 'x' },
        extra: { 'xl/worksheets/sheet1.xml': Uint8Array.of(60, 97, 62, 0xff, 0xfe) },
      }),
    ],
  ])('%s', async (_, file) => expect(await refused(file)).toEqual(broken));

  it('a byte changed within', async () => {
    const file = Buffer.from(good);
    file.writeUInt8(file.readUInt8(60) ^ 0xff, 60);
    expect(await refused(file)).toEqual(broken);
  });

  it('however it is damaged, is read or refused: nothing else comes of it', async () => {
    const { int, pick } = seeded(7);
    const csv = Buffer.from('Имя;"Город\n"";"\n"Ёлкин";Омск\n');
    const rows = `<row r="1">${inline('A1', 'а')}<c r="B1" s="0"><f>1</f><v>5</v></c></row>`;
    for (let round = 0; round < 1_500; round++) {
      const file = Buffer.from(pick([csv, oneSheet(rows), Buffer.from('\ufeffа;б\n', 'utf16le')]));
      for (let times = int(1, 4); times > 0; times--) file.writeUInt8(int(0, 255), int(0, file.length - 1));
      const cut = file.subarray(0, int(0, 3) ? file.length : int(1, file.length));
      await readFile(cut).catch((error: unknown) => expect(error).toBeInstanceOf(TableRefused));
    }
  });

  it('a quote that never closes, by the line where it opens', async () => {
    expect(await refused('а;б\n"в\nг";д\nе;"ж\nз\nи')).toEqual({ ...broken, line: 4 });
    expect(await refused('sep=;\r\nа;б\r\n"в')).toEqual({ ...broken, line: 3 });
    expect(await refused('"а')).toEqual({ ...broken, line: 1 });
  });
});

describe('words', () => {
  it('every reason has its sentence in both languages', () => {
    const params = { line: 3, max: 50_000, row: 7, column: 'AB', sheet: 'Три' };
    for (const words of Object.values(reasonWords)) {
      const said = Object.keys(words)
        .filter((code) => code.startsWith('table_'))
        .map((code) => words[code]!(params));
      expect(said.length).toBe(11);
      expect(said.filter((sentence) => /undefined|NaN/.test(sentence))).toEqual([]);
    }
    expect(reasonWords.ru.table_rows!({ max: 50_000 })).toContain('50\u00a0000 строк');
  });
});
