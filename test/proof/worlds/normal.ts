import { ranges } from './hand.ts';

/** Names for what differs between two worlds by its nature: ids by when they first came up, moments by nothing at all. */
export type Normaliser = (value: unknown) => unknown;

const kindOf = (id: number): string => {
  const tables = Object.entries(ranges).filter(([, million]) => million * 1_000_000 < id);
  return tables.sort(([, one], [, other]) => other - one)[0]?.[0] ?? 'number';
};

export function normaliser(): Normaliser {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const nameOf = (kind: string, raw: string): string => {
    const known = names.get(`${kind} ${raw}`);
    if (known) return known;
    const n = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, n);
    names.set(`${kind} ${raw}`, `<${kind} ${n}>`);
    return `<${kind} ${n}>`;
  };
  const idOf = (digits: string): string => nameOf(kindOf(Number(digits)), digits);
  const text = (value: string): string =>
    value
      .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:?0?0?)?/g, '<moment>')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, (found) => nameOf('uuid', found))
      // over moments under a key: it tells how many acts there were, and nothing of the order
      .replace(/\b(\d{1,4})(-[0-9A-HJKMNP-TV-Z]{5}){4}\b/g, '<code of $1 acts>')
      .replace(/З-\d{4}-\d{4,}/g, (found) => nameOf('number of order', found))
      .replace(/(?<![\d.])[1-9]\d{6}(?![\d.])/g, idOf);
  const walk = (value: unknown, key = ''): unknown => {
    if (typeof value === 'number') return numberOf(value, idOf);
    if (typeof value === 'string') return key === 'next' ? walk(placeIn(value)) : text(value);
    if (Array.isArray(value)) return value.map((one) => walk(one));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]));
    return value;
  };
  return (value) => walk(value);
}

function numberOf(value: number, idOf: (digits: string) => string): unknown {
  if (Number.isSafeInteger(value) && value >= 1_000_000 && value < 10_000_000) return idOf(String(value));
  return value > 1e12 ? '<moment>' : value;
}

/** A cursor is opaque to the page; whoever takes it apart may read nothing there either. */
const placeIn = (cursor: string): unknown => JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));

/** Where two normalised answers differ, as paths; at most a few. */
export function differences(one: unknown, other: unknown, path = '$'): string[] {
  if (Object.is(one, other)) return [];
  const isTree = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  if (!isTree(one) || !isTree(other)) return [`${path}: ${brief(one)} ≠ ${brief(other)}`];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) => differences(one[key], other[key], `${path}.${key}`)).slice(0, 6);
}

const brief = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 160);
