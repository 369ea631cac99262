/**
 * A repeatable generator for property-like tests: the same seed gives the same run, so a failure can be re-run.
 *
 * Algorithm: mulberry32 (public domain). Not for anything secret.
 */
export type Seeded = {
  /** whole number, both ends included */
  int(min: number, max: number): number;
  pick<Item>(items: readonly Item[]): Item;
};

export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return { int, pick: (items) => items[int(0, items.length - 1)]! };
}
