import { companySearchName } from '#domain/values/companyName.ts';
import { documentNumberKey, documentNumberSearchName } from '#domain/values/documentNumber.ts';
import { type Seeded, seeded } from '#domain/values/seeded.ts';
import {
  branches,
  brands,
  fathers,
  firstNames,
  legalForms,
  places,
  plants,
  surnames,
  trades,
} from './words.ts';

/** What is computed by the product's own functions: names, numbers and their normal and search forms. All by the row's number. */

export type NamedClient = { name: string; normal: string; inn: string };

export function clientOf(n: number): NamedClient {
  const random = seeded(n * 7919 + 17);
  const name = shapes[n % shapes.length]?.(random) ?? '';
  return { name, normal: companySearchName(name) || name.toLowerCase(), inn: innOf(random) };
}

export type NamedContract = { number: string; normal: string; search: string };

/** Each number holds `n`, so no two are the same to the product. */
export function contractOf(n: number): NamedContract {
  const year = 22 + (n % 5);
  const letters = ['РМ', 'ДГ', 'ТО', 'СК'][n % 4] ?? '';
  const number =
    [
      `${letters}-${n}/${year}`,
      `${n}-ЭПБ`,
      `20${year}/${n}-ЭПБ`,
      `ДГ-${String(n).padStart(7, '0')}`,
      `№ ${n}.${year}`,
      `${n}/Д ${letters}`,
    ][n % 6] ?? '';
  return { number, normal: documentNumberKey(number), search: documentNumberSearchName(number) };
}

const word = ({ pick }: Seeded): string => `${pick(places)}${pick(branches)}${pick(trades)}`;
const person = ({ pick }: Seeded): string => `${pick(surnames)} ${pick(firstNames)} ${pick(fathers)}`;

const shapes: ((random: Seeded) => string)[] = [
  (random) => `${random.pick(legalForms)} «${word(random)}»`,
  (random) =>
    `${random.pick(legalForms)} «${random.pick(brands)}-${capital(random.pick(branches))}${random.pick(trades)}»`,
  (random) => `${random.pick(legalForms)} «${random.pick(plants)} «${word(random)}»`,
  (random) =>
    `${random.pick(places)}${random.pick(branches)}${random.pick(branches)}, ${random.pick(legalForms)}`,
  (random) => `${random.pick(legalForms)} «${word(random)} ${random.pick(brands)}»`,
  (random) => `ИП ${person(random)}`,
  (random) => `${random.pick(legalForms)} «ТД ${random.pick(brands)} ${word(random)}»`,
  (random) =>
    `${random.pick(legalForms)} "${random.pick(surnames)} и ${random.pick(surnames)} ${random.pick(brands)}"`,
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Of a company: ten digits, the last one a check. */
function innOf({ int }: Seeded): string {
  const digits = Array.from({ length: 9 }, (_, at) => int(at === 0 ? 1 : 0, 9));
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = digits.reduce((total, digit, at) => total + digit * (weights[at] ?? 0), 0);
  return `${digits.join('')}${(sum % 11) % 10}`;
}
