import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { officeTrouble } from './office-file.ts';

const zip = (parts: Zippable) => Buffer.from(zipSync(parts));
const word = { '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') };
/** The container of older files, with something at its second sector. */
const compound = (sector: Buffer) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), sector, Buffer.alloc(2048)]);

const fib = (flags: number) => {
  const sector = Buffer.alloc(512);
  sector.writeUInt16LE(0xa5ec, 0);
  sector.writeUInt16LE(0xc1, 2);
  sector.writeUInt16LE(flags, 10);
  return sector;
};
const book = (second: number) =>
  Buffer.concat([
    Buffer.from('0908100000060500', 'hex'),
    Buffer.alloc(12),
    Buffer.from([second, 0, 0, 0]),
    Buffer.alloc(488),
  ]);

describe('before the converter sees it', () => {
  it.each([
    ['docx', word],
    ['xlsx', { 'xl/workbook.xml': strToU8('<w/>') }],
    ['odt', { 'content.xml': strToU8('<w/>') }],
  ] as const)('a usual .%s passes', (format, parts) => {
    expect(officeTrouble(zip(parts), format)).toBeNull();
  });

  it('older ones pass, unless a password locks them', () => {
    expect(officeTrouble(compound(fib(0x0200)), 'doc')).toBeNull();
    expect(officeTrouble(compound(fib(0x0300)), 'doc')).toBe('password');
    expect(officeTrouble(compound(book(0x42)), 'xls')).toBeNull();
    expect(officeTrouble(compound(book(0x2f)), 'xls')).toBe('password');
  });

  it('a locked .docx, .odt and zip are told', () => {
    const locked = compound(Buffer.from('EncryptedPackage'.padEnd(256, '\0'), 'utf16le'));
    expect(officeTrouble(locked, 'docx')).toBe('password');
    const manifest = strToU8('<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>');
    expect(
      officeTrouble(zip({ 'content.xml': strToU8('?'), 'META-INF/manifest.xml': manifest }), 'odt'),
    ).toBe('password');
    const flagged = zip(word);
    const listed = flagged.indexOf(Buffer.from('PK\x01\x02'));
    flagged.writeUInt16LE(flagged.readUInt16LE(listed + 8) | 1, listed + 8);
    expect(officeTrouble(flagged, 'docx')).toBe('password');
  });

  it('bombs are refused by what they say of themselves', () => {
    const bomb = zip(word);
    bomb.writeUInt32LE(500 * 1024 * 1024, bomb.indexOf(Buffer.from('PK\x01\x02')) + 24);
    expect(officeTrouble(bomb, 'docx')).toBe('large');
    const many = zip(Object.fromEntries(Array.from({ length: 20_001 }, (_, n) => [`${n}`, strToU8('')])));
    expect(officeTrouble(many, 'docx')).toBe('large');
  });

  it('another kind under this name, and half a file, are told', () => {
    expect(officeTrouble(zip({ 'a.txt': strToU8('a') }), 'docx')).toBe('content');
    expect(officeTrouble(zip({ 'xl/workbook.xml': strToU8('<w/>') }), 'docx')).toBe('content');
    const whole = zip(word);
    expect(officeTrouble(whole.subarray(0, whole.length - 30), 'docx')).toBe('broken');
    expect(officeTrouble(Buffer.from('PK\x03\x04'), 'docx')).toBe('broken');
    expect(officeTrouble(compound(Buffer.alloc(512)), 'xlsx')).toBe('content');
  });

  it('any bytes at all are judged without failing', () => {
    const whole = zip(word);
    for (let at = 0; at < whole.length; at++) {
      const spoilt = Buffer.from(whole);
      spoilt[at] = 0xff;
      expect(() => officeTrouble(spoilt, 'docx')).not.toThrow();
    }
  });
});
