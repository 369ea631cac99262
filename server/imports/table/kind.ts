import { TableRefused } from './table-refused.ts';

/** What the bytes are, whatever the name of the file says. A zip may still turn out to be no workbook. */
export function kindOf(file: Buffer): 'xlsx' | 'csv' {
  if (file.length === 0) throw new TableRefused('table_empty');
  if (starts(file, OLE)) throw new TableRefused(insideOle(file));
  if (ZIPS.some((magic) => starts(file, magic))) return 'xlsx';
  if (!isUtf16(file) && (file.includes(0) || OTHERS.some((magic) => starts(file, magic)) || isMarkup(file)))
    throw new TableRefused('table_none');
  return 'csv';
}

/** Little-endian with its mark: what Excel calls «Unicode text». */
export const isUtf16 = (file: Buffer) => starts(file, [0xff, 0xfe]);

const bytes = (text: string) => [...Buffer.from(text, 'latin1')];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIPS = [bytes('PK\x03\x04'), bytes('PK\x05\x06')];
const OTHERS = [
  bytes('%PDF'),
  bytes('\x89PNG'),
  [0xff, 0xd8, 0xff],
  bytes('GIF8'),
  bytes('{\\rtf'),
  bytes('Rar!'),
  [0x1f, 0x8b],
  bytes('7z\xbc\xaf'),
];
const starts = (file: Buffer, magic: readonly number[]) => magic.every((byte, at) => file[at] === byte);

/** A page or an XML document under the name of a table, as some accounting programs save it. */
const isMarkup = (file: Buffer) =>
  /^(\xef\xbb\xbf)?\s*<(!doctype|\?xml|html|head|meta|style|table)[\s>]/i.test(
    file.toString('latin1', 0, 1_000),
  );

/**
 * A compound file of old Office: its streams are named in records of 128 bytes, UTF-16 with the length at byte 64. A new workbook under
 * a password is one, too.
 */
function insideOle(file: Buffer): 'table_password' | 'table_old_xls' | 'table_none' {
  let found: 'table_old_xls' | 'table_none' = 'table_none';
  for (let at = 512; at + 128 <= file.length; at += 128) {
    const length = file.readUInt16LE(at + 64);
    if (length < 4 || length > 64) continue;
    const name = file.toString('utf16le', at, at + length - 2);
    if (name === 'EncryptedPackage') return 'table_password';
    if (name === 'Workbook' || name === 'Book') found = 'table_old_xls';
  }
  return found;
}
