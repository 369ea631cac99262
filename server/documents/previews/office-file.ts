import { inflateRawSync } from 'node:zlib';
import { isCompound, type OfficeFormat } from './shown-as.ts';

export type OfficeTrouble = 'content' | 'large' | 'password' | 'broken';

const MB = 1024 * 1024;
const most = { unpacked: 400 * MB, files: 20_000, list: 8 * MB };
/** What makes a zip such a file. */
const mainPart: Partial<Record<OfficeFormat, RegExp>> = {
  docx: /^word\/document\d*\.xml$/,
  xlsx: /^xl\/workbook\.xml$/,
  odt: /^content\.xml$/,
  ods: /^content\.xml$/,
};

/** Looked at before the converter sees it, and without unpacking: passwords, bombs, another kind under this name. */
export function officeTrouble(file: Buffer, format: OfficeFormat): OfficeTrouble | null {
  if (isCompound(file)) return compoundTrouble(file, format);
  const part = mainPart[format];
  return part ? zipTrouble(file, part) : null;
}

function zipTrouble(file: Buffer, mainPart: RegExp): OfficeTrouble | null {
  const tail = file.subarray(-(22 + 0xffff));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0 || tail.length < end + 22) return 'broken';
  const count = tail.readUInt16LE(end + 10);
  if (count > most.files || tail.readUInt32LE(end + 12) > most.list) return 'large';
  let size = 0;
  let isKnown = false;
  for (let n = 0, at = tail.readUInt32LE(end + 16); n < count; n++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return 'broken';
    if (file.readUInt16LE(at + 8) & 1) return 'password';
    size += file.readUInt32LE(at + 24);
    if (size > most.unpacked) return 'large';
    const from = at + 46;
    const name = file.toString('utf8', from, from + file.readUInt16LE(at + 28));
    isKnown ||= mainPart.test(name);
    if (name === 'META-INF/manifest.xml' && hasLocks(file, at)) return 'password';
    at = from + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return isKnown ? null : 'content';
}

/** OpenDocument says in its list of parts that they are encrypted. */
function hasLocks(file: Buffer, listed: number): boolean {
  try {
    const at = file.readUInt32LE(listed + 42);
    const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
    const packed = file.subarray(from, from + file.readUInt32LE(listed + 20));
    const isPacked = file.readUInt16LE(listed + 10) === 8;
    return (isPacked ? inflateRawSync(packed, { maxOutputLength: most.list }) : packed).includes(
      'encryption-data',
    );
  } catch {
    // a list that cannot be unpacked: the converter will say that the file is broken
    return false;
  }
}

const locked = Buffer.from('EncryptedPackage', 'utf16le');
const SECTOR = 512;
const SEARCHED = 32 * MB;

/**
 * The container of .doc and .xls; a .docx or .xlsx is in one only when it is locked. The two older kinds tell it at the
 * beginning of their stream, which begins at a sector.
 */
function compoundTrouble(file: Buffer, format: OfficeFormat): OfficeTrouble | null {
  if (file.includes(locked)) return 'password';
  if (format === 'docx' || format === 'xlsx') return 'content';
  const isLocked = format === 'doc' ? isLockedWord : isLockedBook;
  const end = Math.min(file.length - 32, SEARCHED);
  for (let at = SECTOR; at < end; at += SECTOR) if (isLocked(file, at)) return 'password';
  return null;
}

/** A FIB of Word 97 and later with its flag «encrypted». */
const isLockedWord = (file: Buffer, at: number): boolean =>
  file.readUInt16LE(at) === 0xa5ec &&
  file.readUInt16LE(at + 2) >= 0xc1 &&
  (file.readUInt16LE(at + 10) & 0x0100) !== 0;

/** BOF of the workbook and after it, at most a few records on, FILEPASS. */
function isLockedBook(file: Buffer, at: number): boolean {
  if (file.readUInt16LE(at) !== 0x0809 || file.readUInt16LE(at + 6) !== 0x0005) return false;
  for (let next = at, n = 0; n < 4 && next + 4 <= file.length; n++) {
    if (file.readUInt16LE(next) === 0x002f) return true;
    next += 4 + file.readUInt16LE(next + 2);
  }
  return false;
}
