import type { Kysely } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { keepFresh } from './keep-fresh.ts';
import { type Layered, layered } from './layered.ts';
import { compareNames, type NameIndex, nameIndexBuilder } from './name-index.ts';
import { compareNumbers, type NumberIndex, numberIndexBuilder } from './number-index.ts';
import { readNames, readNumbers, rereadNames, rereadNumbers } from './search.store.ts';
import { builtByAndBy } from './slices.ts';

export type Indexes = { names: Layered<NameIndex>; numbers: Layered<NumberIndex> };

/**
 * Names of clients and numbers of contracts, held in the process for the search. Nothing is read before somebody searches or
 * it is warmed. It holds everybody's names: whoever asks it gets candidates, and may answer only with what a statement
 * through a reader finds among them.
 */
export type SearchIndex = {
  /** A record changed, here or elsewhere; kinds that are not searched for are passed over. */
  touch: (message: { kind: string; id?: number; also?: number[] }) => void;
  /** Messages from elsewhere may have been missed. */
  forget: () => void;
  /** Up to date with every change told before the call. */
  fresh: () => Promise<Indexes>;
  /** Loads in the background; the first search need not wait then. */
  warm: () => void;
};

export function makeSearchIndex(db: Kysely<DB>): SearchIndex {
  const names = keepFresh({
    load: async () =>
      layered(await builtByAndBy(nameIndexBuilder(), await readNames(db)), nameIndexBuilder, compareNames),
    reread: async (into, ids) => putAll(into, ids, await rereadNames(db, ids)),
    isWornOut: (kept) => kept.crowded,
  });
  const numbers = keepFresh({
    load: async () =>
      layered(
        await builtByAndBy(numberIndexBuilder(), await readNumbers(db)),
        numberIndexBuilder,
        compareNumbers,
      ),
    reread: async (into, ids) => putAll(into, ids, await rereadNumbers(db, ids)),
    isWornOut: (kept) => kept.crowded,
  });
  const fresh = async (): Promise<Indexes> => {
    const [freshNames, freshNumbers] = await Promise.all([names.fresh(), numbers.fresh()]);
    return { names: freshNames, numbers: freshNumbers };
  };
  return {
    touch({ kind, id, also = [] }) {
      if (id === undefined) return;
      for (const one of [id, ...also]) {
        if (kind === 'client') names.touch(one);
        if (kind === 'contract') numbers.touch(one);
      }
    },
    forget() {
      names.forget();
      numbers.forget();
    },
    fresh,
    // A failure is told to the first search, which tries again.
    warm: () => void fresh().catch(() => {}),
  };
}

function putAll(
  into: { put: (id: number, text: string | null) => void },
  ids: readonly number[],
  rows: readonly { id: number; text: string }[],
): void {
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  for (const id of ids) into.put(id, texts.get(id) ?? null);
}
