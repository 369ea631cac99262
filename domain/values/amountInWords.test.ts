import { describe, expect, it } from 'vitest';
import { amountInWords, wholeInWords } from './amountInWords.ts';
import { fromKopecks, MAX_MONEY } from './money.ts';
import { seeded } from './seeded.ts';

describe('a sum in words', () => {
  it.each([
    ['0.00', 'Ноль рублей 00 копеек'],
    ['0.01', 'Ноль рублей 01 копейка'],
    ['1.02', 'Один рубль 02 копейки'],
    ['2.11', 'Два рубля 11 копеек'],
    ['5.21', 'Пять рублей 21 копейка'],
    ['11.00', 'Одиннадцать рублей 00 копеек'],
    ['21.00', 'Двадцать один рубль 00 копеек'],
    ['112.50', 'Сто двенадцать рублей 50 копеек'],
    ['1000.00', 'Одна тысяча рублей 00 копеек'],
    ['2002.00', 'Две тысячи два рубля 00 копеек'],
    ['11000.00', 'Одиннадцать тысяч рублей 00 копеек'],
    ['21001.00', 'Двадцать одна тысяча один рубль 00 копеек'],
    ['240000.00', 'Двести сорок тысяч рублей 00 копеек'],
    ['1000000.00', 'Один миллион рублей 00 копеек'],
    ['1200000.50', 'Один миллион двести тысяч рублей 50 копеек'],
    ['1234567.89', 'Один миллион двести тридцать четыре тысячи пятьсот шестьдесят семь рублей 89 копеек'],
    ['3000000011.00', 'Три миллиарда одиннадцать рублей 00 копеек'],
    ['-5.00', 'Минус пять рублей 00 копеек'],
    [
      MAX_MONEY,
      'Девятьсот девяносто девять миллиардов девятьсот девяносто девять миллионов девятьсот девяносто девять тысяч девятьсот девяносто девять рублей 99 копеек',
    ],
  ])('%s is «%s»', (sum, said) => {
    expect(amountInWords(sum)).toBe(said);
  });

  it('says what it was given, whatever it was', () => {
    const random = seeded(20261128);
    for (let n = 0; n < 5000; n++) {
      const kopecks = BigInt(random.int(0, 10 ** random.int(1, 13)));
      const sum = fromKopecks(kopecks);
      const said = amountInWords(sum);
      expect(heard(said), said).toBe(sum);
      expect(said).toMatch(/^[А-Я][а-яё ]+ \d\d копе(йка|йки|ек)$/);
    }
  });

  it('has a form for every count of thousands', () => {
    for (let count = 1; count < 1000; count++) {
      const said = wholeInWords(BigInt(count) * 1000n);
      const last = count % 10;
      const teen = Math.floor((count % 100) / 10) === 1;
      const form = teen || last === 0 || last > 4 ? 'тысяч' : last === 1 ? 'тысяча' : 'тысячи';
      expect(said.split(' ').at(-1)).toBe(form);
    }
  });
});

/** The other way round, written by other means than the code it judges. */
function heard(said: string): string {
  const numbers: Record<string, number> = {};
  const list = (text: string, from: number, step: number) => {
    for (const [n, word] of text.split(' ').entries()) numbers[word] = from + n * step;
  };
  list('ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать', 0, 1);
  list('тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать', 13, 1);
  list('двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто', 20, 10);
  list('сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот', 100, 100);
  Object.assign(numbers, { одна: 1, две: 2 });
  const scales: [string, bigint][] = [
    ['тысяч', 1000n],
    ['миллион', 1_000_000n],
    ['миллиард', 1_000_000_000n],
    ['триллион', 1_000_000_000_000n],
  ];
  const [whole = '', rest = ''] = said.toLowerCase().split(/ рубл\S+ /);
  let total = 0n;
  let group = 0n;
  for (const word of whole.split(' ')) {
    const scale = scales.findLast(([stem]) => word.startsWith(stem));
    if (scale) {
      total += group * scale[1];
      group = 0n;
    } else group += BigInt(numbers[word] ?? Number.NaN);
  }
  return `${total + group}.${rest.slice(0, 2)}`;
}
