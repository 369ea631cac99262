/**
 * The accusative of a Russian surname: «за Петрова», «за Кузнецову», «за Белого».
 *
 * Conservative on purpose: a signature with the surname unchanged is correct enough, one with a wrong ending
 * offends. Gender comes from отчество only; without it, and for every ending we are not sure of (Лев, Орёл,
 * Соловей, Цой, Черненко, Дюма, Latin letters), the surname stays as it is.
 * Source: Зализняк, «Грамматический словарь русского языка»; Gramota.ru, «Склонение фамилий».
 */
export type Gender = 'male' | 'female';

export function accusativeSurname(person: { lastName: string; middleName?: string | null }): string {
  const gender = genderOf(person.middleName);
  const parts = person.lastName.trim().split('-');
  return parts
    .map((part, index) => {
      // Бонч-Бруевич, Тер-Ованесов: a first part changes only when it is plainly a surname of its own.
      if (index < parts.length - 1) return regular(part, gender) ?? part;
      return regular(part, gender) ?? other(part, gender) ?? part;
    })
    .join('-');
}

export function genderOf(middleName: string | null | undefined): Gender | null {
  const name = (middleName ?? '').trim().toLowerCase();
  if (/(?:вич|ьич|кич|мич|тич|оглы|углы|улы|уулу)$/.test(name)) return 'male';
  if (/(?:вна|чна|шна|кызы|гызы)$/.test(name)) return 'female';
  return null;
}

/** [ending, what replaces it]; the first that matches wins. */
type Ending = readonly [RegExp, string];

const EITHER: readonly Ending[] = [
  [/([оеё]в|[иы]н)а$/, '$1у'], // Петрова, Кузнецова, Ильина
  [/([сц]к)ая$/, '$1ую'], // Невская
];

const MALE: readonly Ending[] = [
  [/([оеё]в|[иы]н)$/, '$1а'], // Орлов, Гагарин
  [/([сц]к)(?:ий|ой)$/, '$1ого'], // Невский, Трубецкой
  [/([кгх])ий$/, '$1ого'], // Горький
  [/([жшчщ])ий$/, '$1его'], // Рыжий
  [/([бвгджзклмнпрстфхцчшщ]н)ий$/, '$1его'], // Зимний; Гений and Синий are told apart by the vowel before н
  [/ый$/, 'ого'], // Белый
  [/([влнт])ой$/, '$1ого'], // Толстой, Полевой; Громобой and Козодой are nouns
];

const FEMALE: readonly Ending[] = [
  [/ая$/, 'ую'], // Белая
  [/яя$/, 'юю'], // Зимняя
];

const MALE_NOUNS: readonly Ending[] = [
  [/([аяую])й$/, '$1я'], // Николай, Мамай
  [/([аиуыюя][бвгджзклмнпрстфчшщ])ь$/, '$1я'], // Коваль, Лобань; Гребень loses a vowel and is left alone
  [/оль$/, 'оля'], // Гоголь
  [/([аиуыэюя][бвгджзклмнпрстфчшщ])$/, '$1а'], // Шмыг, Ковальчук, Ткач; not -ых, -их, Заяц
  [/([бвгджзйклмнпрстфхцчшщ][бвгджзклмнпрстфхцчшщ])$/, '$1а'], // Шмидт, Эпштейн: two consonants keep the vowel
  [/ер$/, 'ера'], // Миллер
  [/([сз])он$/, '$1она'], // Якобсон
];

const ANY_NOUNS: readonly Ending[] = [
  [/ия$/, 'ию'], // Берия
  [/([бвгджзклмнпрстфхцчшщ])а$/, '$1у'], // Сковорода, Глинка
  [/([бвгджзклмнпрстфхцчшщ])я$/, '$1ю'], // Зозуля
];

// Stress on the last vowel of a French name: never declined.
const FRENCH = new Set(['дюма', 'золя', 'петипа', 'люка', 'тома', 'труайя']);

function regular(surname: string, gender: Gender | null): string | null {
  if (gender === 'male') return firstOf([...EITHER, ...MALE], surname);
  if (gender === 'female') return firstOf([...EITHER, ...FEMALE], surname);
  return firstOf(EITHER, surname);
}

function other(surname: string, gender: Gender | null): string | null {
  if (gender === null || FRENCH.has(surname.toLowerCase())) return null;
  return firstOf(gender === 'male' ? [...MALE_NOUNS, ...ANY_NOUNS] : ANY_NOUNS, surname);
}

function firstOf(endings: readonly Ending[], surname: string): string | null {
  const lower = surname.toLowerCase();
  if (!/^[а-яё]+$/.test(lower)) return null;
  // Of one syllable only the long ones are sure: Львов yes; Лев, Ров, Кий and Цой no.
  if ((lower.match(/[аеёиоуыэюя]/g) ?? []).length < 2 && lower.length < 5) return null;
  for (const [ending, replacement] of endings)
    if (ending.test(lower)) return inCaseOf(surname, lower.replace(ending, replacement));
  return null;
}

function inCaseOf(original: string, changed: string): string {
  if (original === original.toUpperCase()) return changed.toUpperCase();
  let kept = 0;
  while (kept < original.length && original[kept]!.toLowerCase() === changed[kept]) kept++;
  return original.slice(0, kept) + changed.slice(kept);
}
