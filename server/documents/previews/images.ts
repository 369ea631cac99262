export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** The few kinds every browser draws and none of which can hold a script; SVG is not among them. */
export function imageType(head: Buffer): ImageType | null {
  const text = head.subarray(0, 12).toString('latin1');
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(text)) return 'image/gif';
  if (text.startsWith('RIFF') && text.slice(8) === 'WEBP') return 'image/webp';
  return null;
}

/** Width × height as the file claims them; null when that stands further inside. */
export function pixelsOf(type: ImageType, head: Buffer): number | null {
  try {
    if (type === 'image/png') return head.readUInt32BE(16) * head.readUInt32BE(20);
    if (type === 'image/gif') return head.readUInt16LE(6) * head.readUInt16LE(8);
    if (type === 'image/webp') return ofWebp(head);
    return ofJpeg(head);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function ofWebp(head: Buffer): number | null {
  const kind = head.subarray(12, 16).toString('latin1');
  if (kind === 'VP8X') return (head.readUIntLE(24, 3) + 1) * (head.readUIntLE(27, 3) + 1);
  if (kind === 'VP8 ') return (head.readUInt16LE(26) & 0x3fff) * (head.readUInt16LE(28) & 0x3fff);
  if (kind !== 'VP8L') return null;
  const bits = head.readUInt32LE(21);
  return ((bits & 0x3fff) + 1) * (((bits >> 14) & 0x3fff) + 1);
}

/** From marker to marker until the one that begins a frame. */
function ofJpeg(head: Buffer): number | null {
  for (let at = 2; at < head.length; ) {
    if (head.readUInt8(at) !== 0xff) return null;
    const marker = head.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return head.readUInt16BE(at + 5) * head.readUInt16BE(at + 7);
    at += 2 + head.readUInt16BE(at + 2);
  }
  return null;
}
