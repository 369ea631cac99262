import { TableRefused } from '../table-refused.ts';
import { isoMoment, numberText } from './number-text.ts';
import { unescaped } from './read-strings.ts';
import type { Shown } from './read-styles.ts';

/** A cell as it stands in the XML of its sheet. */
export type RawCell = {
  type: string;
  style: number;
  /** Of `<v>`: a number, a text, or the number of a shared text. */
  value: string;
  /** Of `<is>`: a text in its place. */
  inline: string;
  /** null: none. */
  formula: string | null;
};

/** What the sheets of a workbook have in common. */
export type Shared = {
  strings: readonly string[];
  styles: readonly Shown[];
  from1904: boolean;
  /** How many more rows and cells may hold nothing. */
  blanks: { left: number };
};

export function cellText(cell: RawCell, shared: Shared): string {
  // computed by nobody yet; a formula that came to an empty text says so by its type
  if (cell.formula !== null && cell.value === '' && cell.type !== 'str') return `=${cell.formula}`;
  switch (cell.type) {
    case 's':
      return sharedText(cell.value, shared.strings);
    case 'inlineStr':
      return unescaped(cell.inline);
    case 'str':
      return unescaped(cell.value);
    case 'b':
      return cell.value === '' ? '' : /^(1|true)$/.test(cell.value) ? 'да' : 'нет';
    case 'e':
      return cell.value;
    case 'd':
      return isoMoment(cell.value);
    default:
      return numberText(cell.value, shared.styles[cell.style] ?? 'number', shared.from1904);
  }
}

function sharedText(number: string, strings: readonly string[]): string {
  if (number === '') return '';
  const text = strings[Number(number)];
  if (text === undefined) throw new TableRefused('table_broken');
  return text;
}
