/**
 * Russian words without their endings, for the search: «нефтехимического» and «нефтехимический» have the same stem.
 *
 * Not a grammar: the longest of the common endings of nouns and adjectives is cut, as long as three letters are left, so that
 * the stem of a form begins the name. Words whose stem itself changes (угол, угла) are left to the search for typos. In: lower case, ё written as е. Source: the endings of Porter's Russian stemmer
 * (snowballstem.org), nouns and adjectives only, as names of companies have no others.
 */
export function stemOf(word: string): string {
  if (!/^[а-я]+$/.test(word)) return word;
  const ending = endings.find((one) => word.length - one.length >= shortestStem && word.endsWith(one));
  return ending ? word.slice(0, -ending.length) : word;
}

const shortestStem = 3;

const endings = [
  ...['иями', 'ями', 'ами', 'ыми', 'ими', 'ого', 'его', 'ому', 'ему', 'иях', 'иям', 'ией', 'ием'],
  ...['ий', 'ый', 'ой', 'ей', 'ая', 'яя', 'ое', 'ее', 'ые', 'ие', 'ую', 'юю', 'ым', 'им', 'ом', 'ем'],
  ...['ам', 'ям', 'ах', 'ях', 'ых', 'их', 'ов', 'ев', 'ия', 'ию', 'ии', 'ью', 'ья', 'ье'],
  ...['а', 'я', 'о', 'е', 'у', 'ю', 'ы', 'и', 'ь', 'й'],
];
