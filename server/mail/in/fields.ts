const MOST_LINES = 2000;
const LONGEST = 1000;

/** Lines of a stranger: as many and as long as anybody needs. */
export const linesOf = (text: string): string[] =>
  text.split(/\r?\n|\r/, MOST_LINES).map((line) => line.slice(0, LONGEST));

export type Fields = ReadonlyMap<string, string>;

/** `Name: value` with folded lines put together, in blocks between empty lines; of a name that repeats the first counts. */
export function blocksOf(text: string): Fields[] {
  const blocks: Map<string, string>[] = [];
  let block: Map<string, string> | null = null;
  let last: string | null = null;
  for (const line of linesOf(text)) {
    if (line.trim() === '') {
      block = null;
      last = null;
    } else if (/^[ \t]/.test(line)) {
      if (block && last !== null)
        block.set(last, `${block.get(last) ?? ''} ${line.trim()}`.slice(0, LONGEST));
    } else {
      const colon = line.indexOf(':');
      last = null;
      if (colon < 1) continue;
      const name = line.slice(0, colon).trim().toLowerCase();
      if (!block) {
        block = new Map();
        blocks.push(block);
      }
      if (block.has(name)) continue;
      block.set(name, line.slice(colon + 1).trim());
      last = name;
    }
  }
  return blocks;
}
