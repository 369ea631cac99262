import { limits } from '../limits.ts';
import { TableRefused } from '../table-refused.ts';
import { readSmallXml } from './read-xml.ts';

/** How a number is shown, as far as that changes what it is: a day, hours, or digits with zeros before them. */
export type Shown = 'number' | 'date' | 'hours' | { digits: number };

/** By the number that a cell gives for its style. */
export async function readStyles(pieces: AsyncIterable<Buffer>): Promise<Shown[]> {
  const formats = new Map<number, string>();
  const styles: Shown[] = [];
  let within = false;
  await readSmallXml(pieces, {
    open: (tag, attribute) => {
      if (tag === 'numFmt') formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      else if (tag === 'cellXfs') within = true;
      else if (tag === 'xf' && within) {
        const format = Number(attribute('numFmtId') ?? 0);
        const code = formats.get(format);
        if (styles.push(code === undefined ? shownByNumber(format) : shownBy(code)) > limits.styles)
          throw new TableRefused('table_heavy');
      }
    },
    close: (tag) => {
      if (tag === 'cellXfs') within = false;
    },
  });
  return styles;
}

/** Formats that need no code: those of dates in Western and in East Asian Excel. */
function shownByNumber(format: number): Shown {
  if (format === 46) return 'hours';
  const isDate =
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    (format >= 45 && format <= 47) ||
    (format >= 50 && format <= 58);
  return isDate ? 'date' : 'number';
}

/** Reads the first part of a code such as `[$-419]dd.mm.yyyy" г.";@`, without what stands in it as plain text. */
export function shownBy(code: string): Shown {
  if (/^0{2,20}$/.test(code)) return { digits: code.length };
  if (/\[[hms]+\]/i.test(code)) return 'hours';
  const bare = code
    .slice(0, 1_000)
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/s[.,]0+/gi, 's')
    .split(';')[0]!;
  return /[ymdhs]/i.test(bare) && !/[0#?]/.test(bare) ? 'date' : 'number';
}
