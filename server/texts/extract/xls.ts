import { Unreadable } from './unreadable.ts';

/** Records of a workbook of Excel 97–2003. Source: [MS-XLS]. */
const BOF = 0x0809;
const PASSWORD = 0x002f;
const CODE_PAGE = 0x0042;
const CONTINUE = 0x003c;
const SHEET = 0x0085;
const SHARED = 0x00fc;
const LABEL = 0x0204;
const RESULT = 0x0207;
const EXCEL_97 = 0x0600;

/** Names of the sheets and every text, each once and on a line of its own; numbers are not read. */
export function readXls(book: Buffer): string {
  const lines: string[] = [];
  let isNew = true;
  let decoder = new TextDecoder('windows-1251');
  const plain = (body: Buffer, from: number, length: number) =>
    decoder.decode(body.subarray(from, from + length));
  for (const { type, bodies } of recordsOf(book)) {
    const [body] = bodies;
    if (type === PASSWORD) throw new Unreadable('password');
    if (type === BOF && body.length >= 2) isNew = body.readUInt16LE(0) === EXCEL_97;
    else if (type === CODE_PAGE && body.length >= 2) decoder = decoderOf(body.readUInt16LE(0));
    else if (type === SHARED) lines.push(...sharedTexts(bodies));
    else if (type === SHEET && body.length > 8)
      lines.push(isNew ? charactersAt(body, 7, body.readUInt8(6)) : plain(body, 7, body.readUInt8(6)));
    else if ((type === LABEL && body.length > 9) || (type === RESULT && body.length > 3)) {
      const at = type === LABEL ? 6 : 0;
      const length = body.readUInt16LE(at);
      lines.push(isNew ? charactersAt(body, at + 2, length) : plain(body, at + 2, length));
    }
  }
  return lines.join('\n').toWellFormed();
}

type Bodies = [Buffer, ...Buffer[]];

/** A long record goes on in others behind it. */
function* recordsOf(book: Buffer): Generator<{ type: number; bodies: Bodies }> {
  let current: { type: number; bodies: Bodies } | null = null;
  for (let at = 0; at + 4 <= book.length; ) {
    const type = book.readUInt16LE(at);
    const length = book.readUInt16LE(at + 2);
    const body = book.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    if (type === CONTINUE && current) current.bodies.push(body);
    else {
      if (current) yield current;
      current = { type, bodies: [body] };
    }
  }
  if (current) yield current;
}

/** After a byte that says whether each takes one byte or two. */
const charactersAt = (body: Buffer, at: number, length: number): string =>
  body.readUInt8(at) & 1
    ? body.toString('utf16le', at + 1, at + 1 + 2 * length)
    : body.toString('latin1', at + 1, at + 1 + length);

/** Texts that cells share. One may go on in the next record, which then says anew how many bytes its characters take. */
function sharedTexts(bodies: Bodies): string[] {
  const texts: string[] = [];
  let which = 0;
  let at = 8;
  const left = () => (bodies[which]?.length ?? 0) - at;
  const settle = () => {
    while (which < bodies.length && left() <= 0) {
      at = 0;
      which++;
    }
    return which < bodies.length;
  };
  const skip = (length: number) => {
    for (let rest = length; rest > 0 && settle(); ) {
      const step = Math.min(rest, left());
      at += step;
      rest -= step;
    }
  };
  while (settle() && left() >= 3) {
    const body = bodies[which] as Buffer;
    const length = body.readUInt16LE(at);
    let flags = body.readUInt8(at + 2);
    at += 3;
    const runs = flags & 8 && left() >= 2 ? body.readUInt16LE(at) : 0;
    if (flags & 8) at += 2;
    const more = flags & 4 && left() >= 4 ? body.readUInt32LE(at) : 0;
    if (flags & 4) at += 4;
    let text = '';
    while (text.length < length) {
      const wasIn = which;
      if (!settle()) break;
      if (which !== wasIn) {
        flags = (bodies[which] as Buffer).readUInt8(at);
        at++;
        if (left() <= 0) continue;
      }
      const width = flags & 1 ? 2 : 1;
      const count = Math.min(length - text.length, Math.floor(left() / width));
      if (count === 0) {
        at += left();
        continue;
      }
      const bytes = (bodies[which] as Buffer).subarray(at, at + count * width);
      text += bytes.toString(width === 2 ? 'utf16le' : 'latin1');
      at += count * width;
    }
    texts.push(text);
    skip(runs * 4 + more);
  }
  return texts;
}

function decoderOf(codePage: number): TextDecoder {
  try {
    return new TextDecoder(codePage === 866 ? 'ibm866' : `windows-${codePage}`);
  } catch {
    return new TextDecoder('windows-1251');
  }
}
