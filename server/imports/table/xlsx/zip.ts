import { crc32, createInflateRaw } from 'node:zlib';
import { limits } from '../limits.ts';
import { TableRefused } from '../table-refused.ts';

/** A file inside a zip, as the list at the zip's end tells of it. */
export type Entry = {
  offset: number;
  packed: number;
  size: number;
  crc: number;
  deflated: boolean;
};

/** By name: lower case with `/`, since Office minds neither. Refuses what would be too much before anything is unpacked. */
export type Entries = ReadonlyMap<string, Entry>;

/** The record at the end: 22 bytes, and after it a remark of at most 65,535. */
const END = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;

export function listEntries(file: Buffer): Entries {
  const end = file.subarray(-(22 + 0xffff)).lastIndexOf(Buffer.from('PK\x05\x06'));
  const list = end < 0 ? null : file.subarray(-(22 + 0xffff)).subarray(end);
  if (!list || list.length < 22 || list.readUInt32LE(0) !== END) throw new TableRefused('table_broken');
  const count = list.readUInt16LE(10);
  if (count > limits.entries) throw new TableRefused('table_heavy');
  const entries = new Map<string, Entry>();
  let at = list.readUInt32LE(16);
  let size = 0;
  for (let number = 0; number < count; number++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== LISTED) throw new TableRefused('table_broken');
    const entry = entryAt(file, at);
    const name = file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28));
    entries.set(nameIn(name), entry);
    size += entry.size;
    if (size > limits.unpacked) throw new TableRefused('table_heavy');
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

export const nameIn = (name: string) => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

function entryAt(file: Buffer, at: number): Entry {
  const method = file.readUInt16LE(at + 10);
  if (file.readUInt16LE(at + 8) & 1) throw new TableRefused('table_password');
  if (method !== 0 && method !== 8) throw new TableRefused('table_broken');
  return {
    deflated: method === 8,
    crc: file.readUInt32LE(at + 16),
    packed: file.readUInt32LE(at + 20),
    size: file.readUInt32LE(at + 24),
    offset: file.readUInt32LE(at + 42),
  };
}

/** Piece by piece, and never more than the list at the end has promised. */
export async function* unpack(file: Buffer, entry: Entry): AsyncGenerator<Buffer> {
  let size = 0;
  let crc = 0;
  for await (const piece of entry.deflated
    ? inflated(packedBytes(file, entry))
    : [packedBytes(file, entry)]) {
    size += piece.length;
    if (size > entry.size) throw new TableRefused('table_heavy');
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== entry.size || crc !== entry.crc) throw new TableRefused('table_broken');
}

function packedBytes(file: Buffer, { offset, packed }: Entry): Buffer {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL)
    throw new TableRefused('table_broken');
  const from = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  if (from + packed > file.length) throw new TableRefused('table_broken');
  return file.subarray(from, from + packed);
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize: 128 * 1024 });
  stream.end(packed);
  try {
    for await (const piece of stream) yield piece;
  } catch {
    throw new TableRefused('table_broken');
  }
}
