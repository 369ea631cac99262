import { bitsOf, bitsOfBoth, type Hits, type Row, type Want } from './hits.ts';
import { type Builder, builtAtOnce } from './slices.ts';

type Index = { hide: (id: number) => void; textAt: (row: number) => string };

/** A large index that stands, and over it a small one of what changed since, made anew when something changes. */
export type Layered<I> = {
  /** The text as it is now; null: it is gone. */
  put: (id: number, text: string | null) => void;
  /** Asks both and merges what they find. */
  ask: (question: (index: I) => Hits, want: Want) => Hits;
  /** So much was put that all of it should be built anew. */
  readonly crowded: boolean;
};

const manyChanges = 3000;

export function layered<I extends Index>(
  base: I,
  makeBuilder: () => Builder<I>,
  compare: (a: Row, b: Row) => number,
): Layered<I> {
  const changed = new Map<number, string>();
  let top: I | null = null;
  const topNow = (): I => {
    if (top) return top;
    const rows = [...changed].map(([id, text]): Row => ({ id, text }));
    top = builtAtOnce(makeBuilder(), rows.sort(compare));
    return top;
  };
  return {
    put(id, text) {
      base.hide(id);
      if (text === null) changed.delete(id);
      else changed.set(id, text);
      top = null;
    },
    ask(question, { most }) {
      const below = question(base);
      if (changed.size === 0) return below;
      const above = question(topNow());
      if (above.total === 0 && !above.all) return below;
      const known = (found: Hits, index: I) =>
        found.hits.map((hit) => ({ hit, row: { id: hit.id, text: index.textAt(hit.row) } }));
      const both = [...known(below, base), ...known(above, topNow())].sort(
        (a, b) => a.hit.closeness - b.hit.closeness || compare(a.row, b.row),
      );
      const hits = both.slice(0, most).map(({ hit }) => hit);
      const total = below.total + above.total;
      return total === hits.length && !below.all && !above.all
        ? { hits, total }
        : { hits, total, all: bitsOfBoth(allOf(below), allOf(above)) };
    },
    get crowded() {
      return changed.size > manyChanges;
    },
  };
}

const allOf = ({ all, hits }: Hits): Uint8Array => all ?? bitsOf(hits.map(({ id }) => id));
