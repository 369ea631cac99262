import type { Seeded } from '#domain/values/seeded.ts';
import type { ApiDocument, Schema } from './document.ts';

/** Texts a person may well type; none of them trips over anything. */
const texts = [
  'Ромашка',
  'ООО «Ёж & Ко»',
  "O'Brien; -- x",
  '  с пробелами  ',
  '<b>жирно</b>',
  '😀 эмодзи',
  'שלום عربى',
  '#{7*7} {{1}} %s',
  '=1+2',
  'é\u0301 e\u0301',
  'null',
  '0',
  'a\u00a0b\u200bc',
];

/** A value the schema allows. */
export function validOf(schema: Schema, document: ApiDocument, random: Seeded): unknown {
  const at = document.resolve(schema);
  if (at.example !== undefined) return at.example;
  if (at.const !== undefined) return at.const;
  if (at.enum) return random.pick(at.enum);
  if (at.anyOf) return validOf(random.pick(at.anyOf), document, random);
  const type = Array.isArray(at.type) ? random.pick(at.type) : at.type;
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return random.pick([true, false]);
    case 'integer':
    case 'number':
      return random.int(Math.max(1, at.minimum ?? 1), Math.min(9, at.maximum ?? 9));
    case 'array':
      return Array.from({ length: random.int(at.minItems ?? 0, Math.min(2, at.maxItems ?? 2)) }, () =>
        validOf(at.items ?? {}, document, random),
      );
    case 'object':
      return Object.fromEntries(
        Object.entries(at.properties ?? {})
          .filter(([key]) => at.required?.includes(key) || random.int(0, 1) === 1)
          .map(([key, part]) => [key, validOf(part, document, random)]),
      );
    default:
      return random.pick(texts).slice(0, at.maxLength ?? 300);
  }
}

const huge = (length: number) => 'Ж'.repeat(length);

/** Values that belong nowhere, or just over an edge. Lone surrogates and NUL travel as escapes. */
export const hostile: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -0,
  () => -1,
  () => 1.5,
  () => 1e308,
  () => 5e-324,
  () => 2_147_483_647,
  () => 2_147_483_648,
  () => -2_147_483_649,
  () => Number.MAX_SAFE_INTEGER,
  () => Number.MIN_SAFE_INTEGER,
  () => 2 ** 53,
  () => 2 ** 63,
  () => '',
  () => '   \t\n ',
  () => '\u00a0\u2003\ufeff',
  () => 'NaN',
  () => 'Infinity',
  () => '1e5',
  () => '0x1f',
  () => '-0.00',
  () => '99999999999999999999.99',
  () => '999999999999.99',
  () => '1000000000000.00',
  () => '0000-01-01',
  () => '2026-02-30',
  () => '2026-13-01',
  () => '99999-01-01',
  () => '+010000-01-01',
  () => '-000001-01-01',
  () => '0001-01-01',
  () => '9999-12-31',
  () => 'infinity',
  () => 'epoch',
  () => 'P9999Y',
  () => 'P99999999999D',
  () => 'P-1Y',
  () => '\u0000',
  () => 'до\u0000после',
  () => '\ud800',
  () => 'x\udfff y',
  () => '\ud83d\ud83d\ude00',
  () => '\uffff\ufffe\u0001\u001b[31m',
  () => '\r\nSet-Cookie: a=b',
  () => "'; drop table x; --",
  () => '%_\\',
  () => '((((((((((a*)*)*)*)*',
  () => '../../../etc/passwd',
  () => '__proto__',
  () => 'constructor',
  () => 'toString',
  () => 'hasOwnProperty',
  () => huge(300),
  () => huge(301),
  () => huge(20_000),
  () => huge(20_001),
  () => huge(400_000),
  () => [],
  () => ({}),
  () => [null],
  () => [[]],
  () => ({ length: 5 }),
  () => ({ toString: 'x', valueOf: 1 }),
  () => ({ constructor: { prototype: { admin: true } } }),
  () => ({ $ne: null }),
  () => Array.from({ length: 5000 }, (_, n) => n),
  () => nested(30),
  () => nested(200),
];

/** Arrays and objects in turn, so deep. */
export function nested(depth: number): unknown {
  let inner: unknown = 1;
  for (let level = 0; level < depth; level++) inner = level % 2 ? [inner] : { a: inner };
  return inner;
}

/** Names no shape has. */
export const strangeKeys = [
  'extra',
  'id',
  'version2',
  'isAdmin',
  'roles',
  'toString',
  'hasOwnProperty',
  'constructor',
  '',
  ' ',
  '$where',
  'a.b',
  'a[b]',
  'НДС',
  '\u0000',
  '\ud800',
  'Id',
];
