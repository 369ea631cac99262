import { type RawBuilder, sql } from 'kysely';

const capitals = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё';
const small = 'абвгдеежзийклмнопрстуфхцчшщъыьэюяе';

/** Small letters, ё as е; in words of ours, because lower() knows Cyrillic only in some databases' locales. */
export const folded = (text: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`translate(lower(${text}), ${sql.lit(capitals)}, ${sql.lit(small)})`;

const words = folded(
  sql`concat_ws(' ', e.last_name, e.first_name, e.middle_name, e.position, d.name, e.email, e.extension, e.room)`,
);
const digits = sql`regexp_replace(coalesce(e.phone, ''), '\\D', '', 'g')`;

/** Every word of the search stands somewhere in the row of the employee `e` in the department `d`, or in the phone. */
export function fitsWords(search: string): RawBuilder<boolean> {
  const parts = search.split(' ').filter((word) => word !== '');
  const number = search.replace(/\D/g, '').replace(/^8(?=\d{10}$)/, '');
  const all = sql<boolean>`(${sql.join(parts.map(fitsWord), sql` and `)})`;
  const isPhone = /^[+\d\s()-]+$/.test(search) && number.length >= 3;
  return isPhone ? sql<boolean>`(${all} or ${digits} like ${`%${number}%`})` : all;
}

function fitsWord(word: string): RawBuilder<boolean> {
  const form = word
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\\%_]/g, '\\$&');
  return sql<boolean>`${words} like ${`%${form}%`}`;
}
