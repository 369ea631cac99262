import { getGender, incline } from 'lvovich';
import { type FullName, fullName } from '#domain/values/fullName.ts';
import { genderOf } from '#domain/values/surnameCase.ts';

/**
 * The genitive for «в лице …»: a suggestion that a person looks at and mends. Where we cannot tell whether it is a man or a
 * woman, and for names in other letters, the name stays as it is: unchanged is better than wrong.
 */
export function genitiveOf(name: FullName): string {
  const middle = name.middleName?.trim() || null;
  const parts = { last: name.lastName.trim(), first: name.firstName.trim() };
  if (!isRussian([parts.last, parts.first, middle ?? ''].join(''))) return fullName(name);
  const gender = genderOf(middle) ?? getGender(middle === null ? parts : { ...parts, middle });
  if (gender !== 'male' && gender !== 'female') return fullName(name);
  const said = incline({ ...parts, middle, gender }, 'genitive');
  return fullName({
    lastName: mended(parts.last, gender) ?? said.last ?? parts.last,
    firstName: special[parts.first.toLowerCase()] ?? said.first ?? parts.first,
    middleName: middle === null ? null : turkic(middle) ? middle : (said.middle ?? middle),
  });
}

/** «генерального директора», «директора по развитию»: adjectives and the noun they belong to; what follows stays. */
export function genitiveOfPosition(position: string): string {
  const words = position.trim().replace(/\s+/g, ' ').split(' ');
  const heads: string[] = [];
  for (const [index, word] of words.entries()) {
    const lower = index === 0 ? lowered(word) : word;
    const adjective = matched(ADJECTIVES, lower);
    if (adjective !== null) {
      heads.push(adjective);
      if (isAlone(lower)) return [...heads, ...words.slice(index + 1)].join(' ');
      continue;
    }
    const noun = lower.split('-').map((part, at, all) => nounOf(part, at, all.length));
    if (noun.includes(null)) break;
    return [...heads, noun.join('-'), ...words.slice(index + 1)].join(' ');
  }
  // no noun that we know: as it was
  return [lowered(words[0] ?? ''), ...words.slice(1)].join(' ');
}

/** «генерального директора Орлова Петра Ильича» */
export function inPerson(position: string | null, name: FullName): string {
  return [position?.trim() ? genitiveOfPosition(position) : '', genitiveOf(name)].filter(Boolean).join(' ');
}

const isRussian = (text: string): boolean => /^[а-яё\s'’-]+$/i.test(text) && /[а-яё]/i.test(text);
const turkic = (middle: string): boolean => /(?:^|[\s-])(?:оглы|углы|улы|уулу|кызы|гызы)$/i.test(middle);
/** An abbreviation (ИП, ГИП) keeps its capitals. */
const lowered = (word: string): string =>
  word.replace(/\P{L}/gu, '').length > 1 && word === word.toUpperCase()
    ? word
    : word.charAt(0).toLowerCase() + word.slice(1);

const special: Record<string, string> = { любовь: 'Любови', павел: 'Павла', лев: 'Льва' };

/** Surnames that the library takes for others. */
function mended(surname: string, gender: 'male' | 'female'): string | null {
  if (gender === 'male' && /[чшщж]ий$/i.test(surname)) return surname.replace(/ий$/, 'его');
  // of one syllable the vowel stays: Бок, Лев
  if (gender === 'male' && /^[бвгджзклмнпрстфхцчшщ]+[еёо][бвгджзклмнпрстфхчшщ]$/i.test(surname))
    return `${surname}а`;
  return null;
}

type Ending = readonly [RegExp, string];
const ADJECTIVES: readonly Ending[] = [
  [/(ш|щ|ж|ч)ий$/, '$1его'],
  [/ний$/, 'него'],
  [/(ый|ий|ой)$/, 'ого'],
  [/(ш|щ|ж|ч)ая$/, '$1ей'],
  [/яя$/, 'ей'],
  [/ая$/, 'ой'],
];
/** Used as nouns: what they rule follows and stays. */
const isAlone = (word: string): boolean => /(?:щий|щая|вший|вшая|нный|нная|ртной)$/.test(word);

const NOUNS: readonly Ending[] = [
  [/тель$/, 'теля'],
  [/арь$/, 'аря'],
  [/лец$/, 'льца'],
  [/ец$/, 'ца'],
  [/^глава$/, 'главы'],
  [/^старшина$/, 'старшины'],
  [/(ш|ч|щ|ж|к|г|х)а$/, '$1и'],
  [/ья$/, 'ьи'],
  [/([бвгджзклмнпрстфхцчшщ])$/, '$1а'],
];
/** First parts of double words that never change. */
const UNCHANGED = /^(?:вице|экс|обер|топ|контр|штаб)$/;

function nounOf(part: string, at: number, of: number): string | null {
  if (at < of - 1 && UNCHANGED.test(part)) return part;
  if (!/^[а-яё]{4,}$/.test(part)) return null;
  return matched(NOUNS, part);
}

function matched(endings: readonly Ending[], word: string): string | null {
  for (const [ending, replacement] of endings)
    if (ending.test(word)) return word.replace(ending, replacement);
  return null;
}
