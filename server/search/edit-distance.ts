/**
 * How far a typed word is from a word of a name: letters wrong, missing, too many, or two neighbours swapped (Damerau, each
 * letter touched once). `whole` compares with all of the word, `prefix` with the nearest beginning of it, for a word that was
 * not typed to its end. Whatever is farther than `max` is said to be `max + 1`.
 */
export type Distance = { whole: number; prefix: number };

/** Letters are UTF-16 units; the word is `text[start .. start + length)`. */
export function distance(
  typed: Uint16Array,
  text: Uint16Array,
  start: number,
  length: number,
  max: number,
): Distance {
  const beyond = max + 1;
  const columns = Math.min(length, typed.length + max);
  let [before, above, row] = rows;
  let hopeless = false;
  for (let j = 0; j <= columns; j++) above[j] = Math.min(j, beyond);
  for (let i = 1; i <= typed.length; i++) {
    // Outside the band of `max` around the diagonal everything is too far.
    const from = Math.max(1, i - max);
    const to = Math.min(columns, i + max);
    let least = beyond;
    row[from - 1] = from === 1 ? Math.min(i, beyond) : beyond;
    for (let j = from; j <= to; j++) {
      const letter = text[start + j - 1];
      let best = Math.min(at(above, j) + 1, at(row, j - 1) + 1, beyond);
      best = Math.min(best, at(above, j - 1) + (typed[i - 1] === letter ? 0 : 1));
      if (i > 1 && j > 1 && typed[i - 1] === text[start + j - 2] && typed[i - 2] === letter)
        best = Math.min(best, at(before, j - 2) + 1);
      row[j] = best;
      least = Math.min(least, best);
    }
    row[to + 1] = beyond;
    // A swap reaches over one row, so it takes two without hope.
    if (least === beyond && hopeless) return { whole: beyond, prefix: beyond };
    hopeless = least === beyond;
    [before, above, row] = [above, row, before];
  }
  let prefix = beyond;
  for (let j = Math.max(0, typed.length - max); j <= columns; j++) prefix = Math.min(prefix, at(above, j));
  return { whole: Math.abs(length - typed.length) <= max ? at(above, length) : beyond, prefix };
}

/** Nobody types longer words than this; they are alike to nothing. */
export const longestTyped = 48;

const row = () => new Uint8Array(longestTyped + 8);
const rows: [Uint8Array, Uint8Array, Uint8Array] = [row(), row(), row()];
const at = (cells: Uint8Array, j: number): number => cells[j] ?? 0;
