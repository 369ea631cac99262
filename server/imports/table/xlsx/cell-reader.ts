import type { RawCell } from './cell-text.ts';
import { joined } from './read-strings.ts';
import type { Attribute } from './read-xml.ts';

/** Puts the cells of one sheet together from their tags and texts. */
export function makeCellReader() {
  const formulas = new Map<string, string>();
  let cell: RawCell | null = null;
  let shares: string | null = null;
  let into: 'value' | 'inline' | 'formula' | null = null;
  let pronounced = false;

  return {
    start(attribute: Attribute) {
      const [type, style] = [attribute('t') ?? 'n', Number(attribute('s') ?? 0)];
      cell = { type, style, value: '', inline: '', formula: null };
      shares = null;
    },
    open(tag: string, attribute: Attribute) {
      if (!cell) return;
      if (tag === 'v') into = 'value';
      else if (tag === 't') into = pronounced ? null : 'inline';
      else if (tag === 'rPh') pronounced = true;
      else if (tag === 'f') {
        into = 'formula';
        cell.formula = '';
        if (attribute('t') === 'shared') shares = attribute('si') ?? null;
      }
    },
    text(part: string) {
      if (cell && into) cell[into] = joined(cell[into] ?? '', part);
    },
    close(tag: string) {
      if (tag === 'rPh') pronounced = false;
      into = null;
    },
    finish(): RawCell | null {
      const done = cell;
      cell = null;
      // of a formula drawn over many cells only the first has the text
      if (done && shares !== null && done.formula) formulas.set(shares, done.formula);
      else if (done && shares !== null) done.formula = formulas.get(shares) ?? '';
      return done;
    },
  };
}
