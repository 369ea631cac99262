const DELIMITERS = [';', ',', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** The sign that cuts the first lines into equally many cells; null when none does: a single column. */
export function guessDelimiter(text: string): Delimiter | null {
  const lines = firstLines(text);
  const tried = DELIMITERS.map((delimiter, at) => judge(lines, delimiter, at));
  const fit = tried.filter(({ share }) => share >= HALF);
  fit.sort((one, other) => other.share - one.share || other.cells - one.cells);
  return fit[0]?.delimiter ?? null;
}

const HALF = 0.5;
const SAMPLE = 256 * 1024;
const LINES = 60;

/** How often each sign stands between cells of a line, and how often a blank follows it. */
type Line = { counts: number[]; blanks: number[] };

function judge(lines: readonly Line[], delimiter: Delimiter, at: number) {
  const lengths = lines.map(({ counts }) => counts[at]!);
  const often = new Map<number, number>();
  for (const length of lengths) if (length > 0) often.set(length, (often.get(length) ?? 0) + 1);
  const [cells = 0, agreeing = 0] =
    [...often].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [];
  // «Иванов, Пётр» under «ФИО»: a text with commas, not two columns
  const blanks = lines.reduce((sum, line) => sum + line.blanks[at]!, 0);
  const isProse = lengths[0] === 0 && blanks * 2 > lengths.reduce((sum, length) => sum + length, 0);
  return { delimiter, cells, share: isProse ? 0 : agreeing / lines.length };
}

/** Lines that are not empty; a line break or a sign within quotes does not count. */
function firstLines(text: string): Line[] {
  const lines: Line[] = [];
  let line: Line = { counts: [0, 0, 0], blanks: [0, 0, 0] };
  let from = 0;
  const end = Math.min(text.length, SAMPLE);
  for (let at = 0; at < end && lines.length < LINES; at++) {
    const sign = text[at]!;
    if (sign === '"' && opens(text[at - 1])) at = closing(text, at, end);
    else if (sign === '\n') {
      if (text.slice(from, at).trim() !== '') lines.push(line);
      line = { counts: [0, 0, 0], blanks: [0, 0, 0] };
      from = at + 1;
    } else {
      const which = DELIMITERS.indexOf(sign as Delimiter);
      if (which < 0) continue;
      line.counts[which]!++;
      if (text[at + 1] === ' ') line.blanks[which]!++;
    }
  }
  // a line that was cut off in the middle counts only where it is the only one
  const isWhole = end === text.length || lines.length === 0;
  if (isWhole && lines.length < LINES && text.slice(from).trim() !== '') lines.push(line);
  return lines;
}

const opens = (before: string | undefined) => before === undefined || ';,\t\n'.includes(before);

/** Where the quoted cell ends; an unclosed one, where it began: then it is a sign like others. */
function closing(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') at++;
    else return at;
  }
  return start;
}
