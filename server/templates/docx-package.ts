import { crc32, inflateRawSync } from 'node:zlib';
import { TemplateRefused } from './template-refused.ts';

const MB = 1024 * 1024;
/** A template is a few pages of text and a logo. */
export const limits = { packed: 5 * MB, unpacked: 24 * MB, xml: 6 * MB, files: 1000 };

/** The parts of a .docx by their names; never more is unpacked than its list promises, nor than the limits let through. */
export type Parts = ReadonlyMap<string, Buffer>;

const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;

export function readParts(file: Buffer): Parts {
  if (file.length > limits.packed) throw new TemplateRefused('template_heavy');
  const tail = file.subarray(-(22 + 0xffff));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0 || tail.length < end + 22) throw new TemplateRefused('template_broken');
  const count = tail.readUInt16LE(end + 10);
  if (count > limits.files) throw new TemplateRefused('template_heavy');
  const parts = new Map<string, Buffer>();
  let left = limits.unpacked;
  let xml = limits.xml;
  for (let n = 0, at = tail.readUInt32LE(end + 16); n < count; n++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== LISTED)
      throw new TemplateRefused('template_broken');
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const size = file.readUInt32LE(at + 24);
    left -= size;
    if (/\.(xml|rels)$/i.test(name)) xml -= size;
    if (left < 0 || xml < 0) throw new TemplateRefused('template_heavy');
    if (!name.endsWith('/')) {
      // two of one name: a reader of ours and another might take different ones
      if (parts.has(name) || unsafe(name)) throw new TemplateRefused('template_broken');
      parts.set(name, unpacked(file, at, size));
    }
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

/** Names are nowhere used as paths here; in a document we hand out they should not be either. */
const unsafe = (name: string): boolean =>
  /(^\/|\\|\.\.|:)/.test(name) || [...name].some((sign) => (sign.codePointAt(0) ?? 0) < 32);

function unpacked(file: Buffer, listed: number, size: number): Buffer {
  if (file.readUInt16LE(listed + 8) & 1) throw new TemplateRefused('template_password');
  const method = file.readUInt16LE(listed + 10);
  const offset = file.readUInt32LE(listed + 42);
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL)
    throw new TemplateRefused('template_broken');
  const from = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const packed = file.subarray(from, from + file.readUInt32LE(listed + 20));
  const content = method === 0 ? packed : method === 8 ? inflated(packed, size) : null;
  if (content === null || content.length !== size || crc32(content) !== file.readUInt32LE(listed + 16))
    throw new TemplateRefused('template_broken');
  return content;
}

function inflated(packed: Buffer, size: number): Buffer | null {
  try {
    return size === 0 ? Buffer.alloc(0) : inflateRawSync(packed, { maxOutputLength: size });
  } catch {
    // not deflated, or larger than the list says: the caller refuses it
    return null;
  }
}
