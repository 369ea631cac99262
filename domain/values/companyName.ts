/**
 * Company names for search, sorting and finding duplicates.
 *
 * `companySearchName` folds what people do not agree on: case, ё/е, quotes, punctuation, spaces, and the legal form
 * at either end. «ООО «Нефтехим»», «НЕФТЕХИМ, ООО» and «нефтехим» are one. A name that is nothing but a legal form
 * stays, so that typing «ИП» finds something. The stored column and the query go through the same function.
 * `companySearchForms` lists the readings of a query, as typed first; the caller tries the next one only where the
 * former found nothing, and says so («Показано для …»).
 * Source: domain.md §2, ux.md §3.2 and §3.14.
 */
import { toLatinLayout, toRussianLayout } from './keyboardLayout.ts';
import { withoutLegalForms } from './legalForms.ts';
import { cyrillicFromLatin } from './transliteration.ts';

export type Correction = 'layout' | 'translit' | null;
export type SearchForm = { form: string; correction: Correction };

export function companySearchName(name: string): string {
  const words = name
    // Before NFKC, which writes «№» as the letters No.
    .replaceAll('№', ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    // Inside a word an apostrophe is nothing (д'Артаньян), around words it is a quote: dropped both ways.
    .replace(/(?<=\p{L})['’ʼ`](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  return withoutLegalForms(words).join(' ');
}

export function companySearchForms(query: string): SearchForm[] {
  const readings: [string, Correction][] = [[query, null]];
  if (/[a-z]/i.test(query)) readings.push([toRussianLayout(query), 'layout']);
  if (/[а-яё]/i.test(query)) {
    const latin = toLatinLayout(query);
    // «нефтехим» gives `ytant[bv`: keys of signs mean that no Latin word was meant.
    if (/^[\p{L}\p{N}\s]*$/u.test(latin)) readings.push([latin, 'layout']);
  }
  if (/[a-z]/i.test(query)) readings.push([cyrillicFromLatin(query), 'translit']);

  const forms = new Map<string, Correction>();
  for (const [reading, correction] of readings) {
    const form = companySearchName(reading);
    if (form !== '' && !forms.has(form)) forms.set(form, correction);
  }
  return [...forms].map(([form, correction]) => ({ form, correction }));
}
