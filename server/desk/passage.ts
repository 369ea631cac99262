import { marks } from './hits-shown.sql.ts';

/** A passage around found words as plain parts in their order, and the page it stands on where that is known. */
export type Passage = { parts: { text: string; hit: boolean }[]; page: number | null };

const LENGTH = 180;
/** So much stands before the first of the words. */
const BEFORE = 50;

type Span = { from: number; to: number };

/** `marked` is the text in its form for the search, with marks: of the same length, so its places are those of the text itself. */
export function passageOf(body: string | null, marked: string | null, page: number | null): Passage | null {
  if (body === null || marked === null) return null;
  const signs = [...body];
  const spans = spansOf(marked).filter(({ to }) => to <= signs.length);
  const first = densest(spans);
  if (!first) return null;
  const from = wordBegin(signs, Math.max(0, first.from - BEFORE));
  const to = wordEnd(signs, Math.min(signs.length, Math.max(from + LENGTH, first.to)));
  const parts: Passage['parts'] = [];
  const say = (text: string, hit: boolean) => {
    const plain = text.replace(/\s+/g, ' ');
    if (plain !== '') parts.push({ text: plain, hit });
  };
  let at = from;
  for (const span of spans.filter((one) => one.from >= from && one.to <= to)) {
    say((at === from && from > 0 ? '… ' : '') + signs.slice(at, span.from).join(''), false);
    say(signs.slice(span.from, span.to).join(''), true);
    at = span.to;
  }
  say(signs.slice(at, to).join('') + (to < signs.length ? ' …' : ''), false);
  return { parts, page };
}

function spansOf(marked: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  let from = 0;
  for (const sign of marked) {
    if (sign === marks[0]) from = at;
    else if (sign === marks[1]) spans.push({ from, to: at });
    else at++;
  }
  return spans;
}

/** The word from which on the most found words stand within the passage; the earliest of those. */
function densest(spans: readonly Span[]): Span | undefined {
  let best: Span | undefined;
  let most = 0;
  for (const [n, span] of spans.entries()) {
    let near = 0;
    while ((spans[n + near]?.to ?? Number.POSITIVE_INFINITY) <= span.from + LENGTH - BEFORE) near++;
    if (near > most || !best) [best, most] = [span, near];
  }
  return best;
}

const isBlank = (sign: string | undefined) => sign === undefined || /\s/.test(sign);

function wordBegin(signs: readonly string[], from: number): number {
  let at = from;
  while (at > 0 && at > from - 30 && !isBlank(signs[at - 1])) at--;
  return at;
}

function wordEnd(signs: readonly string[], to: number): number {
  let at = to;
  while (at < signs.length && at < to + 30 && !isBlank(signs[at])) at++;
  return at;
}
