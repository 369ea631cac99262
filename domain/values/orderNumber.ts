/**
 * Numbers of orders: «З-2026-0147», the year and that year's counter.
 *
 * Shape: Cyrillic З; four digits of counter, more past 9999. `parseOrderNumber` reads what people type to find one:
 * `147`, `2026-147`, `з2026-0147`, `z-2026-147`, `3-2026-147` (the digit), `p-2026-147` (З in the wrong layout).
 * A counter without a year gives `year: null`. Not an order number: null.
 * Source: domain.md §4.
 */
export type OrderNumberParts = { year: number | null; counter: number };

export function formatOrderNumber(year: number, counter: number): string {
  return `З-${year}-${String(counter).padStart(4, '0')}`;
}

export function parseOrderNumber(text: string): OrderNumberParts | null {
  const typed = text.trim().replace(/^[№#]\s*/u, '');
  const full = /^(?:[зz3p][\s-]*)?(20\d{2})[\s\-/]+(\d{1,7})$/iu.exec(folded(typed));
  if (full) return parts(full[1]!, full[2]!);
  const glued = /^[зzp](20\d{2})(\d{4,7})$/iu.exec(folded(typed));
  if (glued) return parts(glued[1]!, glued[2]!);
  const short = /^(?:[зzp][\s-]*)?(\d{1,7})$/iu.exec(folded(typed));
  return short && parts(null, short[1]!);
}

/**
 * What to look for in `number_normal` («з20260147»): the number as far as it was typed, lower case without dashes. No empty
 * ones, and nothing that is no part of a number.
 */
export function orderNumberSearchForms(query: string): string[] {
  const parsed = parseOrderNumber(query);
  const counter = parsed ? String(parsed.counter).padStart(4, '0') : '';
  const whole = parsed?.year ? `з${parsed.year}${counter}` : counter;
  const typed = folded(query)
    .toLowerCase()
    .replace(/[\s№#-]/gu, '')
    .replace(/^[z3p](?=20\d\d)/u, 'з');
  const forms = [whole, /^з?\d+$/u.test(typed) ? typed : ''];
  return [...new Set(forms)].filter((form) => form !== '');
}

function folded(text: string): string {
  return text.replace(/[\p{Pd}\u2212]/gu, '-');
}

function parts(year: string | null, counter: string): OrderNumberParts | null {
  const number = Number(counter);
  return number === 0 ? null : { year: year === null ? null : Number(year), counter: number };
}
