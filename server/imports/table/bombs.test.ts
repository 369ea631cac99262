import { constants, crc32, createDeflateRaw } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';
import { bookOf, inline, refusalOf } from './testing.ts';
import { readSheet } from './xlsx/read-sheet.ts';

const refused = (file: Buffer) => refusalOf(readTable(file, {}));
const heavy = { reason: 'table_heavy' };

/** So many times the same piece, packed without ever being whole. */
async function packed(piece: Buffer, times: number): Promise<Buffer> {
  const stream = createDeflateRaw({ level: constants.Z_BEST_SPEED });
  const out: Buffer[] = [];
  stream.on('data', (bytes: Buffer) => out.push(bytes));
  for (let number = 0; number < times; number++)
    if (!stream.write(piece)) await new Promise((go) => stream.once('drain', go));
  stream.end();
  await new Promise((go) => stream.once('end', go));
  return Buffer.concat(out);
}

/** A zip with one more file, whose size may be told wrongly. */
function withFile(zip: Buffer, name: string, data: Buffer, size: number): Buffer {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  const list = zip.readUInt32LE(end + 16);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(crc32(''), 16);
  entry.writeUInt32LE(data.length, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(list, 42);
  const added = Buffer.concat([local, Buffer.from(name), data]);
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt16LE(tail.readUInt16LE(10) + 1, 10);
  tail.writeUInt32LE(list + added.length, 16);
  return Buffer.concat([
    zip.subarray(0, list),
    added,
    zip.subarray(list, end),
    entry,
    Buffer.from(name),
    tail,
  ]);
}

const good = bookOf({ sheets: { A: inline('A1', 'а') } });

describe('a bomb', () => {
  it('of many gigabytes by its own word is not unpacked', async () => {
    const file = withFile(good, 'xl/media/a.png', Buffer.alloc(10), 301 * 2 ** 20);
    expect(await refused(file)).toEqual(heavy);
  });

  it('that says it is small is caught while it is unpacked', async () => {
    const data = await packed(Buffer.alloc(2 ** 20, 32), 1_000);
    const file = withFile(good, 'xl/sharedStrings.xml', data, 1_000);
    expect(await refused(file)).toEqual(heavy);
  });

  it('of many files', async () => {
    const extra = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`a${at}`, new Uint8Array(0)]));
    expect(await refused(bookOf({ sheets: { A: '' }, extra }))).toEqual(heavy);
  });

  it('of one endless tag, text or remark', async () => {
    for (const start of ['<si', '<si><t>', '<!-- '])
      expect(
        await refused(bookOf({ sheets: { A: '' }, strings: start + ' a'.repeat(20 * 2 ** 20) })),
      ).toEqual(heavy);
  });

  it('of blank rows and cells', async () => {
    const sheet = async function* () {
      yield Buffer.from(
        '<worksheet><sheetData><row><c s="0"/><c><v>1</v></c><c/></row><row/><row/></sheetData></worksheet>',
      );
    };
    const reading = (left: number) =>
      readSheet(sheet(), { strings: [], styles: [], from1904: false, blanks: { left } }, () => {});
    await expect(reading(4)).rejects.toMatchObject({ reason: 'table_heavy' });
    await reading(5);
  });

  it('of styles, of shared texts', async () => {
    expect(await refused(bookOf({ sheets: { A: '' }, styles: '<xf/>'.repeat(100_001) }))).toEqual(heavy);
    expect(await refused(bookOf({ sheets: { A: '' }, strings: '<si/>'.repeat(3_000_001) }))).toEqual(heavy);
  });

  it('of sheets by the thousand', async () => {
    const names = Array.from({ length: 2_001 }, (_, at) => [`S${at}`, '']);
    expect(await refused(bookOf({ sheets: Object.fromEntries(names) }))).toEqual(heavy);
  });

  it('of entities that hold each other: a document that declares anything is refused', async () => {
    const lol = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
      <worksheet><sheetData><row><c t="inlineStr"><is><t>&b;&c;</t></is></c></row></sheetData></worksheet>`;
    expect(await refused(bookOf({ sheets: { A: lol } }))).toEqual({ reason: 'table_broken' });
  });

  it('more files at once than are read at once: the others wait for their turn', async () => {
    const tables = await Promise.all(Array.from({ length: 7 }, () => readTable(good, {})));
    expect(tables.map(({ rows }) => rows)).toEqual(Array.from({ length: 7 }, () => [['а']]));
  });
});
