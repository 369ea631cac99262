import { limits } from '../limits.ts';
import { TableRefused } from '../table-refused.ts';
import { readXml } from './read-xml.ts';

/** The texts of a workbook, each written once: cells name them by number. Text in parts of different looks is joined. */
export async function readStrings(pieces: AsyncIterable<Buffer>): Promise<string[]> {
  const strings: string[] = [];
  let total = 0;
  let text = '';
  let within = false;
  let pronounced = false;
  await readXml(pieces, {
    open: (tag) => {
      if (tag === 'si') text = '';
      else if (tag === 't') within = !pronounced;
      // how it is read aloud, in Japanese
      else if (tag === 'rPh') pronounced = true;
    },
    close: (tag) => {
      if (tag === 'si') {
        total += text.length;
        if (strings.push(unescaped(text)) > limits.strings || total > limits.text)
          throw new TableRefused('table_heavy');
      } else if (tag === 't') within = false;
      else if (tag === 'rPh') pronounced = false;
    },
    text: (part) => {
      if (within) text = joined(text, part);
    },
  });
  return strings;
}

/** Longer than a cell may be it need not grow. */
export const joined = (text: string, part: string) =>
  text.length > limits.cell ? text : text + part.slice(0, limits.cell + 1);

/** Characters that XML cannot hold stand as `_x000D_`. */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
