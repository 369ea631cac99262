import { type RawBuilder, sql } from 'kysely';
import { toRussianLayout } from '#domain/values/keyboardLayout.ts';

const capitals = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё';
const small = 'абвгдеежзийклмнопрстуфхцчшщъыьэюяе';

/** Small letters, ё as е; in words of ours, because lower() knows Cyrillic only in some databases' locales. */
export const folded = (text: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`translate(lower(${text}), ${sql.lit(capitals)}, ${sql.lit(small)})`;

/** With the departments under it, for the employee `e`. */
export const inDepartment = (id: number): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from departments u where u.id = e.department_id and ${id}::bigint = any(u.path))`;

const words = folded(
  sql`concat_ws(' ', e.last_name, e.first_name, e.middle_name, e.position, d.name, e.email, e.extension, e.room, e.duties)`,
);
const digits = sql`regexp_replace(concat_ws(' | ', e.phone, e.mobile), '[^0-9|]', '', 'g')`;

/**
 * Every word of the search stands somewhere in the row of the employee `e` in the department `d`, or in one of the phones;
 * also typed in the other keyboard layout. Only where that finds nobody at all, one letter of each long word may be wrong.
 * A company is some hundreds of people: all are read. The day of birth is not searched: an answer would tell the year.
 */
export function fitsWords(search: string): RawBuilder<boolean> {
  const parts = search.split(' ').filter((word) => word !== '');
  const asTyped = all(parts, ({ forms }) => forms.map(part));
  const exact = phoneOf(search, asTyped);
  if (!parts.some((word) => word.length >= SHORTEST_MISTAKEN)) return exact;
  const mistaken = all(parts, ({ forms }) => forms.flatMap((form) => [part(form), ...oneLetterOff(form)]));
  return sql<boolean>`(${exact} or (${mistaken} and not exists (
    select 1 from employees e left join departments d on d.id = e.department_id where ${exact})))`;
}

function phoneOf(search: string, otherwise: RawBuilder<boolean>): RawBuilder<boolean> {
  const number = search.replace(/\D/g, '').replace(/^[78](?=\d{4,10}$)/, '');
  const isPhone = /^[+\d\s()-]+$/.test(search) && number.length >= 3;
  return isPhone ? sql<boolean>`(${otherwise} or ${digits} like ${`%${number}%`})` : otherwise;
}

type Word = { forms: string[] };
const all = (parts: readonly string[], patterns: (word: Word) => string[]): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    parts.map((word) => sql`${words} like any(${patterns({ forms: formsOf(word) })}::text[])`),
    sql` and `,
  )})`;

const plain = (word: string) => word.toLowerCase().replaceAll('ё', 'е');
/** As typed, and as the same keys give it in Russian. */
const formsOf = (word: string): string[] => [...new Set([plain(word), plain(toRussianLayout(word))])];
const escaped = (form: string) => form.replace(/[\\%_]/g, '\\$&');
const part = (form: string) => `%${escaped(form)}%`;

const SHORTEST_MISTAKEN = 5;

/** One letter is another, is missing, is too many, or two have changed places. */
function oneLetterOff(form: string): string[] {
  if (form.length < SHORTEST_MISTAKEN) return [];
  const letters = [...form].map(escaped);
  const around = (at: number, middle: string, skip: number) =>
    `%${letters.slice(0, at).join('')}${middle}${letters.slice(at + skip).join('')}%`;
  return letters.flatMap((letter, at) => [
    around(at, '_', 1),
    around(at, '_', 0),
    around(at, '', 1),
    ...(at + 1 < letters.length ? [around(at, `${letters[at + 1]}${letter}`, 2)] : []),
  ]);
}
