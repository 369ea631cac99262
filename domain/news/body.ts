import { z } from 'zod';
import { type RecordKind, recordKinds } from './record-kinds.ts';

/**
 * What a news says, as a tree of closed kinds: what is not named here cannot stand in it, and it is drawn by our own component.
 * Of a linked record only its kind and id are kept: its name is the reader's own, or nothing.
 */
export type RecordRef = { kind: RecordKind; id: number };

export type Mark = { type: 'bold' } | { type: 'italic' } | { type: 'link'; attrs: { href: string } };
export type Inline =
  | { type: 'text'; text: string; marks?: Mark[] | undefined }
  | { type: 'hardBreak' }
  | { type: 'recordLink'; attrs: RecordRef };
export type ListItem = { type: 'listItem'; content: Block[] };
export type Cell = {
  type: 'tableCell' | 'tableHeader';
  attrs?: { colspan: number; rowspan: number } | undefined;
  content: Block[];
};
export type Row = { type: 'tableRow'; content: Cell[] };
export type Block =
  | { type: 'paragraph'; content?: Inline[] | undefined }
  | { type: 'heading'; attrs: { level: 2 | 3 }; content?: Inline[] | undefined }
  | { type: 'bulletList'; content: ListItem[] }
  | { type: 'orderedList'; content: ListItem[] }
  | { type: 'blockquote'; content: Block[] }
  | { type: 'table'; content: Row[] }
  | { type: 'picture'; attrs: { id: number; alt: string } };
export type Body = { type: 'doc'; content: Block[] };

/** Whole, in characters of JSON; and how deep a node may lie. */
export const MOST_CHARACTERS = 200_000;
const DEEPEST = 32;

/** Where a link may lead: a page or an address of mail, nothing that runs. */
export const isHref = (href: string): boolean =>
  href.length <= 2000 && /^(https?:\/\/[^\s/?#"<>\\]+[^\s"<>\\]*|mailto:[^\s@"<>]+@[^\s@"<>]+)$/i.test(href);

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const storable = (value: string) => !value.includes('\u0000') && value.isWellFormed();
const words = (max: number) => z.string().max(max).refine(storable);

const mark = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('italic') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href: z.string().refine(isHref) }) }),
]);
const inline: z.ZodType<Inline> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: words(50_000).min(1), marks: z.array(mark).max(3).optional() }),
  z.object({ type: z.literal('hardBreak') }),
  z.object({ type: z.literal('recordLink'), attrs: z.object({ kind: z.enum(recordKinds), id }) }),
]);
const said = z.array(inline).max(2000).optional();
const block: z.ZodType<Block> = z.lazy(() => anyBlock);
const some = z.array(block).min(1).max(1000);
const items = z
  .array(z.object({ type: z.literal('listItem'), content: some }))
  .min(1)
  .max(1000);
const span = z.number().int().min(1).max(50);
const cell = z.object({
  type: z.enum(['tableCell', 'tableHeader']),
  attrs: z.object({ colspan: span, rowspan: span }).optional(),
  content: some,
});
const row = z.object({ type: z.literal('tableRow'), content: z.array(cell).min(1).max(50) });
const anyBlock: z.ZodType<Block> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), content: said }),
  z.object({
    type: z.literal('heading'),
    attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
    content: said,
  }),
  z.object({ type: z.literal('bulletList'), content: items }),
  z.object({ type: z.literal('orderedList'), content: items }),
  z.object({ type: z.literal('blockquote'), content: some }),
  z.object({ type: z.literal('table'), content: z.array(row).min(1).max(500) }),
  z.object({ type: z.literal('picture'), attrs: z.object({ id, alt: words(300) }) }),
]);
const body = z.object({ type: z.literal('doc'), content: z.array(block).max(2000) });

export type BodyProblem = 'news_body' | 'news_long';

/** The tree with nothing in it that is not named above; or why it is none. Its depth is judged before anything walks down it. */
export function readBody(raw: unknown): { ok: true; body: Body } | { ok: false; because: BodyProblem } {
  if (!isShallow(raw)) return { ok: false, because: 'news_body' };
  if (JSON.stringify(raw).length > MOST_CHARACTERS) return { ok: false, because: 'news_long' };
  const found = body.safeParse(raw);
  return found.success ? { ok: true, body: found.data } : { ok: false, because: 'news_body' };
}

function isShallow(raw: unknown): boolean {
  let level: unknown[] = [raw];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return false;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return true;
}

type Node = Block | Inline | ListItem | Row | Cell;

/** Every node, in the order in which it is read. */
export function* nodesOf({ content }: { content?: readonly Node[] | undefined }): Generator<Node> {
  for (const node of content ?? []) {
    yield node;
    if ('content' in node) yield* nodesOf(node as { content?: readonly Node[] });
  }
}

/** Its words alone; a block ends a line. */
export function wordsOf(tree: Body): string {
  let all = '';
  for (const node of nodesOf(tree)) {
    if (node.type === 'text') all += node.text;
    else if (node.type === 'picture') all += ` ${node.attrs.alt} `;
    else if (node.type !== 'recordLink') all += '\n';
  }
  return all.replace(/\s*\n\s*/g, '\n').trim();
}

/** The records it links to, each once. */
export function linksOf(tree: Body): RecordRef[] {
  const found = new Map<string, RecordRef>();
  for (const node of nodesOf(tree))
    if (node.type === 'recordLink') found.set(`${node.attrs.kind} ${node.attrs.id}`, node.attrs);
  return [...found.values()];
}

export const picturesOf = (tree: Body): number[] => [
  ...new Set([...nodesOf(tree)].flatMap((node) => (node.type === 'picture' ? [node.attrs.id] : []))),
];

export const saysNothing = (tree: Body): boolean =>
  wordsOf(tree) === '' && picturesOf(tree).length === 0 && linksOf(tree).length === 0;
