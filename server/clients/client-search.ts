import { type RawBuilder, sql } from 'kysely';
import { type Correction, companySearchForms } from '#domain/values/companyName.ts';
import { documentNumberSearchForms } from '#domain/values/documentNumber.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** One reading of what was typed, tried only where the readings before it found nothing. */
export type Reading = { form: string; correction: Correction | 'similar' };

/** As typed, then as another layout or alphabet, then whatever looks like it. */
export function readingsOf(search: string): Reading[] {
  const forms: Reading[] = companySearchForms(search);
  const [typed] = forms;
  // Three letters are the least that can look like something.
  return typed && typed.form.length >= 3 ? [...forms, { form: typed.form, correction: 'similar' }] : forms;
}

/** Does the client `k` fit this reading? Numbers (INN, contract) are looked for as typed, so with the first reading. */
export function fitsReading(reader: Reader, reading: Reading, search: string | null): RawBuilder<boolean> {
  if (reading.correction === 'similar')
    return sql<boolean>`(k.name_normal % ${reading.form} or ${reading.form} <% k.name_normal)`;
  const parts = [fitsName(reading.form)];
  if (search !== null) parts.push(...fitsNumbers(reader, search));
  return sql<boolean>`(${sql.join(parts, sql` or `)})`;
}

/** Exact first, then from the beginning, from the beginning of a word, anywhere. */
export function closeness({ form, correction }: Reading): RawBuilder<number> {
  if (correction === 'similar')
    return sql<number>`1000 - (1000 * greatest(similarity(k.name_normal, ${form}), word_similarity(${form}, k.name_normal)))::int`;
  const like = escapeLike(form);
  return sql<number>`case when k.name_normal = ${form} then 0 when k.name_normal like ${`${like}%`} then 1
    when k.name_normal like ${`% ${like}%`} then 2 else 3 end`;
}

/** One or two letters are looked for at the beginnings of words: anywhere they would fit everything. */
export function fitsName(form: string): RawBuilder<boolean> {
  const like = escapeLike(form);
  return form.length < 3
    ? sql<boolean>`(k.name_normal like ${`${like}%`} or k.name_normal like ${`% ${like}%`})`
    : sql<boolean>`k.name_normal like ${`%${like}%`}`;
}

function fitsNumbers(reader: Reader, search: string): RawBuilder<boolean>[] {
  const digits = search.replace(/[\s-]/g, '');
  const parts: RawBuilder<boolean>[] = [];
  // A range, not a pattern: a plain index answers it in any collation.
  if (/^\d{2,12}$/.test(digits))
    parts.push(sql<boolean>`k.inn between ${digits} and ${digits.padEnd(12, '9')}`);
  for (const { form } of documentNumberSearchForms(search)) {
    if (!/\d/.test(form)) continue;
    parts.push(
      sql<boolean>`k.id = any(array(select t.client_id from contracts t where t.number_search like ${numberPattern(form)} and ${reader.sql.contract()} limit 1000))`,
    );
  }
  return parts;
}

/** Numbers shorter than a trigram are looked for from their beginning. */
export const numberPattern = (form: string): string =>
  form.length < 3 ? `${escapeLike(form)}%` : `%${escapeLike(form)}%`;

export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
