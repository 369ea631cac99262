/**
 * The small markup of letters as a tree: paragraphs and lists; in them bold, italic, links and fields. Linear in the length
 * of the text. What makes no sense is plain text: nothing typed is ever an error here.
 */
import { FIELD_SOURCE, type FieldSlot, fieldOf } from './fields.ts';

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | { type: 'bold' | 'italic'; children: Inline[] }
  | { type: 'link'; url: string; children: Inline[] }
  | FieldSlot;
export type TextPart =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'list'; ordered: boolean; first: number; items: Inline[][] };

/** Of a block of text: parts by empty lines; lines that begin with «- » or «1. » are a list. */
export function parseText(text: string): TextPart[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t\u00a0]*\n/)
    .flatMap(partsOf);
}

function partsOf(chunk: string): TextPart[] {
  const parts: TextPart[] = [];
  let lines: string[] = [];
  const endParagraph = () => {
    if (lines.length > 0) parts.push({ type: 'paragraph', children: parseInline(lines.join('\n')) });
    lines = [];
  };
  for (const line of chunk.split('\n')) {
    const [, sign, words] = ITEM.exec(line) ?? [];
    if (sign === undefined || words === undefined) {
      if (line.trim() !== '') lines.push(line.trim());
      continue;
    }
    endParagraph();
    const ordered = /\d/.test(sign);
    const last = parts.at(-1);
    const item = parseInline(words.trim());
    if (last?.type === 'list' && last.ordered === ordered) last.items.push(item);
    else parts.push({ type: 'list', ordered, first: ordered ? Number.parseInt(sign, 10) : 1, items: [item] });
  }
  endParagraph();
  return parts;
}

const ITEM = /^[ \t]{0,8}([-•–]|\d{1,4}[.)])[ \t]+(\S.*)$/;

type Token =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | { type: 'mark'; mark: '*' | '**'; opens: boolean; closes: boolean }
  | { type: 'open' }
  | { type: 'close'; url: string; text: string }
  | FieldSlot;

export const parseInline = (text: string): Inline[] => {
  const tokens = tokensOf(text);
  return treeOf(tokens, 0, tokens.length, { closings: closingsOf(tokens), inside: '' });
};

type Read = (found: RegExpExecArray, text: string) => Token;
const plain: Read = ([words]) => ({ type: 'text', text: words });

/** In this order; the last takes whatever is left. Brackets stand within an address only in pairs. */
const READERS: readonly (readonly [RegExp, Read])[] = [
  [/[^\\{\][*\n]+/y, plain],
  [/\\([\\*[\](){}])/y, ([, sign = '']) => ({ type: 'text', text: sign })],
  [new RegExp(FIELD_SOURCE, 'y'), (found) => fieldOf(found)],
  [/\]\(((?:[^\s()]|\([^\s()]*\))+)\)/y, ([words, url = '']) => ({ type: 'close', url, text: words })],
  [/\*\*?/y, markAt],
  [/\[/y, () => ({ type: 'open' })],
  [/\n/y, () => ({ type: 'break' })],
  [/[\s\S]/y, plain],
];

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    for (const [pattern, read] of READERS) {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (!found) continue;
      tokens.push(read(found, text));
      at = pattern.lastIndex;
      break;
    }
  }
  return tokens;
}

/** «2 * 3» and «2*3» stay as they are typed. */
function markAt({ 0: words, index: at }: RegExpExecArray, text: string): Token {
  const mark = words === '*' ? '*' : '**';
  const before = text[at - 1] ?? ' ';
  const after = text[at + mark.length] ?? ' ';
  const glued = mark === '*' && /[\p{L}\p{N}]/u.test(before);
  return { type: 'mark', mark, opens: !/\s/.test(after) && !glued, closes: !/\s/.test(before) };
}

type Kind = '*' | '**' | '[';
type Closings = Record<Kind, Int32Array>;

/** For each place, where the next closing of each kind stands; looked for once, from the end. */
function closingsOf(tokens: readonly Token[]): Closings {
  const row = () => new Int32Array(tokens.length + 1).fill(-1);
  const found: Closings = { '*': row(), '**': row(), '[': row() };
  for (let at = tokens.length - 1; at >= 0; at--) {
    for (const kind of ['*', '**', '['] as const) found[kind][at] = found[kind][at + 1] ?? -1;
    const token = tokens[at];
    if (token?.type === 'mark' && token.closes) found[token.mark][at] = at;
    if (token?.type === 'close') found['['][at] = at;
  }
  return found;
}

/** `inside`: the kinds that are open; none stands in itself, so the tree is three deep at most. */
type Around = { closings: Closings; inside: string };

function treeOf(tokens: readonly Token[], from: number, to: number, around: Around): Inline[] {
  const tree: Inline[] = [];
  const say = (text: string) => {
    const last = tree.at(-1);
    if (last?.type === 'text') last.text += text;
    else tree.push({ type: 'text', text });
  };
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.type === 'field' || token.type === 'break') tree.push(token);
    else if (token.type === 'text') say(token.text);
    else {
      const end = endOf(token, at, to, around);
      const children = end > at ? within(tokens, at, end, token, around) : null;
      if (children) {
        tree.push(children);
        at = end;
      } else say(token.type === 'mark' ? token.mark : token.type === 'open' ? '[' : token.text);
    }
  }
  return tree;
}

const kindOf = (token: Token): Kind | null =>
  token.type === 'open' ? '[' : token.type === 'mark' && token.opens ? token.mark : null;

/** Where what opens here closes; -1: it opens nothing. */
function endOf(token: Token, at: number, to: number, { closings, inside }: Around): number {
  const kind = kindOf(token);
  if (kind === null || inside.includes(`<${kind}>`)) return -1;
  const end = closings[kind][at + 1] ?? -1;
  return end > at + 1 && end < to ? end : -1;
}

function within(tokens: readonly Token[], at: number, end: number, token: Token, around: Around): Inline {
  const kind = kindOf(token);
  const inside = `${around.inside}<${kind}>`;
  const children = treeOf(tokens, at + 1, end, { ...around, inside });
  const last = tokens[end];
  if (last?.type === 'close') return { type: 'link', url: last.url, children };
  return { type: kind === '**' ? 'bold' : 'italic', children };
}
