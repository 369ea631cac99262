import { Parser } from 'saxen';
import { limits } from '../limits.ts';
import { TableRefused } from '../table-refused.ts';

/** The value that an element gives under this name. */
export type Attribute = (name: string) => string | undefined;

/** Called in the order of the document. Tags come without their prefix; a text may come in several parts. */
export type Takes = {
  open?(tag: string, attribute: Attribute): void;
  close?(tag: string): void;
  text?(text: string): void;
  /** Asked now and then: the rest need not be read. */
  enough?(): boolean;
};

/**
 * Reads a document as it is unpacked. Entities that a document declares itself are not known here, and a document that declares anything
 * is refused, as Excel refuses it.
 */
export async function readXml(pieces: AsyncIterable<Buffer>, takes: Takes): Promise<void> {
  const { parser, sinceTag } = makeParser(takes);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of pieces) {
    // what has no end yet is looked through again with each piece
    sinceTag.bytes += piece.length;
    if (sinceTag.bytes > limits.untagged) throw new TableRefused('table_heavy');
    parser.write(textOf(decoder, piece));
    if (takes.enough?.()) return;
  }
  parser.end();
}

/** A small document in one go: the parser loses its way where a piece ends within an attribute that holds a `>`. */
export async function readSmallXml(pieces: AsyncIterable<Buffer>, takes: Takes): Promise<void> {
  const all: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > limits.small) throw new TableRefused('table_heavy');
    all.push(piece);
  }
  const { parser } = makeParser(takes);
  parser.write(textOf(new TextDecoder('utf-8', { fatal: true }), Buffer.concat(all))).end();
}

function textOf(decoder: TextDecoder, piece: Buffer): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    throw new TableRefused('table_broken');
  }
}

function makeParser(takes: Takes) {
  const sinceTag = { bytes: 0 };
  const refuse = () => {
    throw new TableRefused('table_broken');
  };
  const parser = new Parser()
    .on('error', refuse)
    .on('attention', refuse)
    .on('openTag', (tag, attributes) => {
      sinceTag.bytes = 0;
      takes.open?.(bare(tag), (name) => attribute(attributes() || {}, name));
    })
    .on('closeTag', (tag) => {
      sinceTag.bytes = 0;
      takes.close?.(bare(tag));
    })
    .on('text', (text) => takes.text?.(decodeEntities(text)))
    .on('cdata', (text) => takes.text?.(text));
  return { parser, sinceTag };
}

const bare = (tag: string) => tag.slice(tag.indexOf(':') + 1);

/** `:id` is `r:id`, whatever stands for `r`. */
function attribute(attributes: Record<string, string>, name: string): string | undefined {
  const key = name.startsWith(':') ? Object.keys(attributes).find((one) => one.endsWith(name)) : name;
  const value = attributes[key ?? ''];
  return value === undefined ? undefined : decodeEntities(value);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, ten, sixteen, name) => {
      if (name) return NAMED[name.toLowerCase()] ?? whole;
      const code = ten ? Number(ten) : Number.parseInt(sixteen, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
