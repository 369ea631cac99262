import { commercialKinds, type DocumentKind, documentKinds } from '#domain/policy/actions.ts';

export { type DocumentKind, documentKinds };

export const isCommercial = (kind: DocumentKind): boolean => commercialKinds.includes(kind);

export function isKind(text: string): text is DocumentKind {
  return (documentKinds as readonly string[]).includes(text);
}

/** `\b` knows no Cyrillic: a word ends where no letter follows. */
const word = (stems: string) => new RegExp(`(?<!\\p{L})(?:${stems})(?!\\p{L})`, 'iu');

const signs: [DocumentKind, RegExp][] = [
  ['addendum', word('доп\\p{L}*[\\s._-]*согл\\p{L}*|дс|addendum')],
  ['termsOfReference', word('тз|техническое[\\s._-]*задание|tz')],
  ['conclusion', word('заключение|conclusion')],
  ['invoice', word('сч[её]т|сч[её]т[\\s._-]*фактура|invoice')],
  ['act', word('акт|упд|act')],
  ['contract', word('договор|contract')],
];

/**
 * The kind a name speaks of, or null when it does not say or says two things. Never guessed beyond that: a kind
 * decides who sees the file, so in doubt the person is asked.
 */
export function kindByName(name: string): DocumentKind | null {
  const said = signs.filter(([, sign]) => sign.test(name)).map(([kind]) => kind);
  const [first, second] = said;
  // «Доп. соглашение к договору» is an addendum, «счёт по договору» an invoice.
  if (first && said.length === 2 && second === 'contract' && isCommercial(first)) return first;
  return said.length === 1 ? first! : null;
}
