/** A word that stands nowhere else: found where it should not be, it names what leaked. Letters only, so that it can be searched for. */
const letters = 'абвгдежзик';

export const canaryOf = (n: number): string =>
  `синехвост${[...String(n).padStart(4, '0')].map((digit) => letters[Number(digit)]).join('')}`;

export const canariesIn = (text: string): Set<string> =>
  new Set(text.toLowerCase().match(/синехвост[а-к]{4}/g) ?? []);
