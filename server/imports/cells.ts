import { parsePhone } from '#domain/values/phone.ts';
import { problem, type RowIn, type RowProblem } from './parts.ts';

/** The cells that were named, by field; blank ones are absent. */
export function valuesOf(
  cells: readonly string[],
  mapping: Readonly<Record<string, number>>,
): RowIn['values'] {
  const named = Object.entries(mapping).map(([key, column]) => [key, (cells[column] ?? '').trim()] as const);
  return Object.fromEntries(named.filter(([, text]) => text !== ''));
}

/** What Excel could not count, and what it was still to count, is no value. */
export const badCells = (values: RowIn['values']): RowProblem[] =>
  Object.entries(values).flatMap(([key, text]) => {
    if (text.startsWith('=')) return [problem(key, 'table_formula')];
    return /^#(REF|N\/A|VALUE|DIV\/0|NAME|NULL|NUM|Н\/Д|ЗНАЧ|ДЕЛ\/0|ИМЯ|ПУСТО|ЧИСЛО|ССЫЛКА)[!?]?$/.test(text)
      ? [problem(key, 'table_error_cell', { text })]
      : [];
  });

/** Several in one cell: parted by commas, semicolons, lines or slashes; an extension stays with its number. */
export function phonesOf(text: string | undefined): string[] {
  if (text === undefined) return [];
  // what reads as one number is one, whatever signs stand in it
  if (parsePhone(text).ok) return [text];
  return text
    .split(/[;\n]|,(?!\s*(?:доб|вн|ext|#))|\s\/\s/i)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

export const emailsOf = (text: string | undefined): string[] =>
  (text ?? '').split(/[,;\s]+/).filter((one) => one !== '');

/** «7701234567/770101001» is both. */
export function innAndKpp({ inn, kpp }: RowIn['values']): { inn: string | null; kpp: string | null } {
  const both = /^\s*(\d{10}|\d{12})\s*[/\\]\s*([\dA-Z]{9})\s*$/i.exec(inn ?? '');
  if (both) return { inn: both[1] ?? null, kpp: kpp ?? both[2] ?? null };
  return { inn: inn ?? null, kpp: kpp ?? null };
}

export const isYes = (text: string): boolean => /^(да|yes|true|1|\+|v|x|х|✓)$/i.test(text);

type Name = {
  lastName: string | null;
  firstName: string | null;
  middleName: string | null;
  label: string | null;
};

/** «Петров Иван Сергеевич» is a person, «Приёмная» and «Отдел закупок» are offices. */
export function personOf(text: string, firstName?: string, middleName?: string): Name {
  const nobody = { lastName: null, firstName: null, middleName: null, label: null };
  if (firstName !== undefined)
    return { ...nobody, lastName: text, firstName, middleName: middleName ?? null };
  const words = text.split(/\s+/);
  const isName =
    words.length >= 2 && words.length <= 3 && words.every((word) => /^\p{Lu}[\p{L}.\-’']*$/u.test(word));
  if (!isName) return { ...nobody, label: text };
  const [last = null, first = null, middle = null] = words;
  return { ...nobody, lastName: last, firstName: first, middleName: middle };
}
