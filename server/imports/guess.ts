import { parseEmail } from '#domain/values/email.ts';
import { parseInn } from '#domain/values/inn.ts';
import { parsePhone } from '#domain/values/phone.ts';
import type { Field } from './parts.ts';

export type Mapping = Record<string, number>;
type Column = { title: string; samples: readonly string[] };

/**
 * Which column is probably what: by its name, whole names before parts of names, then by what stands in it. Each column is one field, each
 * field one column; what is not sure is left to the person.
 */
export function guessMapping(fields: readonly Field[], columns: readonly Column[]): Mapping {
  const mapping: Mapping = {};
  const taken = new Set<number>();
  const take = (key: string, column: number) => {
    mapping[key] = column;
    taken.add(column);
  };
  const names = columns.map(({ title }) => plain(title));
  for (const fits of [same, startsWith, contains])
    for (const { key, known } of fields) {
      if (mapping[key] !== undefined) continue;
      const at = names.findIndex(
        (name, column) => !taken.has(column) && name !== '' && known.some((one) => fits(name, one)),
      );
      if (at >= 0) take(key, at);
    }
  for (const [keys, reads] of byContent) {
    const field = fields.find(({ key }) => keys.includes(key) && mapping[key] === undefined);
    if (!field) continue;
    const at = columns.findIndex(({ samples }, column) => !taken.has(column) && mostly(samples, reads));
    if (at >= 0) take(field.key, at);
  }
  return mapping;
}

/** In small letters, without signs: «ИНН / КПП» is `инн кпп`. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const same = (name: string, known: string): boolean => name === known;
const startsWith = (name: string, known: string): boolean =>
  known.length >= 3 && name.startsWith(`${known} `);
const contains = (name: string, known: string): boolean =>
  known.length >= 4 && ` ${name} `.includes(` ${known} `);

type Reads = (text: string) => boolean;
const byContent: readonly [readonly string[], Reads][] = [
  [['inn'], (text) => /^\d{10}(\d\d)?$/.test(text) && parseInn(text).ok],
  [['emails', 'contactEmails'], (text) => text.includes('@') && parseEmail(text).ok],
  [
    ['phones', 'contactPhones'],
    (text) => text.replace(/\D/g, '').length >= 10 && !/^\d{10}(\d\d)?$/.test(text) && parsePhone(text).ok,
  ],
];

const mostly = (samples: readonly string[], reads: Reads): boolean => {
  const filled = samples.filter((text) => text !== '');
  return filled.length > 0 && filled.filter(reads).length / filled.length >= 0.6;
};
