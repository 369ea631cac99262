/**
 * A sum as contracts and acts write it: «Один миллион двести тысяч рублей 50 копеек».
 *
 * Roubles in words, kopecks in figures, as the rules for payment papers want it; the first letter is capital. Any sum the
 * database can hold. Source: Bank of Russia, 762-П (sums in words); Розенталь on the forms of numerals.
 */
import { fromKopecks, type Money, toKopecks } from './money.ts';
import { type PluralForms, plural } from './plural.ts';

export function amountInWords(sum: Money): string {
  const kopecks = toKopecks(sum);
  const [whole, fraction] = fromKopecks(kopecks < 0n ? -kopecks : kopecks).split('.') as [string, string];
  const words = [
    ...(kopecks < 0n ? ['минус'] : []),
    wholeInWords(BigInt(whole)),
    plural('ru', Number(whole.slice(-2)), ROUBLES),
    fraction,
    plural('ru', Number(fraction), KOPECKS),
  ].join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A whole number not below zero, of a masculine thing: «двадцать один», «две тысячи один». */
export function wholeInWords(value: bigint): string {
  if (value === 0n) return 'ноль';
  const digits = value.toString();
  const triples = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return triples
    .flatMap((triple, index) => {
      const count = Number(triple);
      if (count === 0) return [];
      const scale = SCALES[triples.length - index - 1];
      if (scale === undefined) throw new RangeError(`too large to be put into words: ${digits}`);
      const said = below1000(count, scale !== null && scale.one === 'тысяча');
      return scale === null ? said : [...said, plural('ru', count, scale)];
    })
    .join(' ');
}

function below1000(count: number, feminine: boolean): string[] {
  const tens = Math.floor((count % 100) / 10);
  const teen = tens === 1;
  const units = teen ? count % 100 : count % 10;
  const unit = (feminine ? FEMININE[units] : undefined) ?? UNITS[units];
  return [HUNDREDS[Math.floor(count / 100)], teen ? '' : TENS[tens], unit].filter(
    (word): word is string => word !== undefined && word !== '',
  );
}

const words = (text: string): readonly string[] => ['', ...text.split(' ')];
const UNITS = words(
  'один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
);
const FEMININE: Record<number, string> = { 1: 'одна', 2: 'две' };
const TENS = words('десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто');
const HUNDREDS = words('сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот');
const ROUBLES = { one: 'рубль', few: 'рубля', many: 'рублей', other: 'рубля' };
const KOPECKS = { one: 'копейка', few: 'копейки', many: 'копеек', other: 'копейки' };
const SCALES: readonly (PluralForms | null)[] = [
  null,
  { one: 'тысяча', few: 'тысячи', many: 'тысяч', other: 'тысячи' },
  ...['миллион', 'миллиард', 'триллион'].map((word) => ({
    one: word,
    few: `${word}а`,
    many: `${word}ов`,
    other: `${word}а`,
  })),
];
