/** What two people changed, laid together: different fields merge, the same field changed differently clashes. */
export function mergeEdits<T extends object>(
  base: T,
  mine: T,
  theirs: T,
): { merged: T; clashes: (keyof T & string)[] } {
  const merged = { ...theirs };
  const clashes: (keyof T & string)[] = [];
  for (const key of Object.keys(theirs) as (keyof T & string)[]) {
    if (same(mine[key], base[key]) || same(mine[key], theirs[key])) continue;
    merged[key] = mine[key];
    if (!same(theirs[key], base[key])) clashes.push(key);
  }
  return { merged, clashes };
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
