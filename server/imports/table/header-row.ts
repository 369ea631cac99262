/**
 * The row that looks most like headers: words, short and different from each other, in most of the columns. Above it there may be titles
 * and empty rows; below it, data that happens to be all words fits as well, so the first that fits nearly best is taken.
 */
export function headerRowOf(rows: readonly string[][]): number {
  const scores = rows.slice(0, LOOKED_AT).map(headersIn);
  const best = Math.max(...scores);
  const first = scores.findIndex((score) => score > 0 && score >= best * NEARLY);
  // numbers only: no row is like headers, the first that holds anything stands for them
  return first >= 0 ? first : rows.findIndex((row) => row.some((cell) => cell !== ''));
}

const LOOKED_AT = 30;
const NEARLY = 0.7;
const LONGEST = 80;

const headersIn = (row: readonly string[]) =>
  new Set(row.filter(isLikeHeader).map((cell) => cell.toLowerCase())).size;

/** Words, and not what is plainly a value: an address of mail, a date, «да». */
const isLikeHeader = (cell: string) =>
  cell.length <= LONGEST &&
  /\p{L}{2}|^№$|^\p{L}$/u.test(cell) &&
  !/@|^(да|нет|true|false)$/i.test(cell) &&
  !/^[+(]?\d/.test(cell);
