/**
 * Numbers of contracts, typed by hand.
 *
 * `documentNumberKey` is what must be unique: spaces, case, «№» and Latin look-alikes do not make another number, and
 * neither does a dash beside a letter. A dash between digits does: 1-12 and 11-2 are two contracts.
 * `documentNumberSearchName` is looser, for finding: all dashes go too, so `41 эпб` = «№ 41-ЭПБ» and `112` finds 1-12.
 * Both keep «/» and «.».
 * Source: domain.md §3, ux.md §3.2.
 */
import { toRussianLayout } from './keyboardLayout.ts';

export function documentNumberKey(number: string): string {
  return folded(number).replace(/(?<!\d)-|-(?!\d)/g, '');
}

export function documentNumberSearchName(number: string): string {
  return folded(number).replaceAll('-', '');
}

/** The query as typed, then as the same keys give in the Russian layout: `41-'g,` is 41-ЭПБ. No empty ones. */
export function documentNumberSearchForms(query: string): { form: string; correction: 'layout' | null }[] {
  const typed = documentNumberSearchName(query);
  const switched = documentNumberSearchName(toRussianLayout(query));
  const forms: { form: string; correction: 'layout' | null }[] = [{ form: typed, correction: null }];
  // A number of digits and dots alone («12.5») is not a wrong layout of anything.
  if (/[a-z]/i.test(query) && switched !== typed) forms.push({ form: switched, correction: 'layout' });
  return forms.filter(({ form }) => form !== '');
}

function folded(number: string): string {
  return (
    number
      // Before NFKC, which writes «№» as the letters No.
      .replaceAll('№', '')
      .normalize('NFKC')
      // «N 41», «No. 41» stand for «№ 41»; a letter glued to the digits is part of the number.
      .replace(/^\s*n(?:o|о|°|º)?[.\s]+(?=\d)/iu, '')
      .replace(/[\p{Pd}\u2212]/gu, '-')
      .replace(/\s/gu, '')
      .toUpperCase()
      .replaceAll('Ё', 'Е')
      .replace(/[ABCEHKMOPTXY]/g, (letter) => CYRILLIC_TWIN[letter]!)
  );
}

const CYRILLIC_TWIN: Record<string, string> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
};
