import type { Seeded } from '#domain/values/seeded.ts';
import type { Stage } from '#test/app.ts';
import { type ApiDocument, operationAt } from './document.ts';
import { spoiledHeaders, spoiledMethod, spoiledPayload, spoiledType } from './spoil-wire.ts';
import { hostile, strangeKeys } from './values.ts';
import { type Call, jsonOf, type Wire, wireOf } from './wire.ts';

type Spoiler = (spoiling: Spoiling) => Wire | null;
export type Spoiling = { call: Call; wire: Wire; document: ApiDocument; random: Seeded; stage: Stage };

/** One thing done to a good request that its sender's program should never have done. */
export function spoil(stage: Stage, document: ApiDocument, call: Call, random: Seeded): Wire {
  const wire = wireOf(stage, call);
  for (;;) {
    const spoiled = random.pick(spoilers)({ call, wire, document, random, stage });
    if (spoiled !== null) return spoiled;
  }
}

const spoilers: readonly Spoiler[] = [
  valueInBody,
  valueInBody,
  valueInBody,
  unknownInBody,
  leftOut,
  valueInQuery,
  valueInQuery,
  valueInPath,
  valueInPath,
  unknownInQuery,
  twiceInQuery,
  badCursor,
  spoiledPayload,
  spoiledPayload,
  spoiledType,
  spoiledHeaders,
  spoiledHeaders,
  spoiledMethod,
];

function valueInBody({ call, wire, random }: Spoiling): Wire | null {
  if (!isRecord(call.body)) return null;
  const body = structuredClone(call.body);
  const places = placesIn(body);
  const place = random.pick(places.length > 0 ? places : [{ holder: body, key: 'extra' }]);
  place.holder[place.key] = random.pick(hostile)();
  return { ...wire, what: `body ${place.key}`, payload: jsonOf(body) };
}

/** A property no shape has is malformed, wherever the shape is closed. */
function unknownInBody({ call, wire, document, random }: Spoiling): Wire | null {
  const schema = call.operation.body;
  if (!isRecord(call.body) || schema === null || schema === 'bytes') return null;
  const key = random.pick(strangeKeys);
  if (Object.hasOwn(document.resolve(schema).properties ?? {}, key)) return null;
  const json = jsonOf({ ...call.body, [key]: random.pick(hostile)() });
  return { ...wire, what: `unknown property ${JSON.stringify(key)}`, payload: json, wanted: 400 };
}

function leftOut({ call, wire, document, random }: Spoiling): Wire | null {
  const schema = call.operation.body;
  if (!isRecord(call.body) || schema === null || schema === 'bytes') return null;
  const required = document.resolve(schema).required ?? [];
  if (required.length === 0) return null;
  const { [random.pick(required)]: _, ...rest } = call.body;
  return { ...wire, what: 'required left out', payload: jsonOf(rest), wanted: 400 };
}

const inUrl = (random: Seeded): string => {
  const raw = random.int(0, 3) === 0;
  return raw ? random.pick(rawUrlParts) : encoded(random.pick(hostile)());
};
/** Bytes that no honest encoder writes. */
const rawUrlParts = [
  '%00',
  '%zz',
  '%',
  '%F',
  '%C0%AF',
  '%ED%A0%80',
  '%FF%FE',
  '%F0%9F',
  '%2F',
  '..%2f..%2fme',
  '%2e%2e',
  ';',
  '1;2',
  '1,2',
  '%25%30%30',
  '0x10',
  '1e3',
  '01',
  '%201',
  '1%20',
  '+1',
  '-1',
  '1.0',
  'true',
  'undefined',
  '%E2%80%AE',
  '%0d%0aX:1',
];
const encoded = (value: unknown): string => {
  const text = typeof value === 'string' ? value.toWellFormed() : String(JSON.stringify(value) ?? '');
  return encodeURIComponent(text.slice(0, 2000));
};

function valueInQuery({ call, wire, random }: Spoiling): Wire | null {
  const { query } = call.operation;
  if (query.length === 0) return null;
  const { name } = random.pick(query);
  const kept = new URLSearchParams(Object.entries(call.query).filter(([key]) => key !== name)).toString();
  const [path] = wire.url.split('?');
  return { ...wire, what: `query ${name}`, url: `${path}?${kept}&${name}=${inUrl(random)}` };
}

function valueInPath({ call, wire, document, random }: Spoiling): Wire | null {
  const { params, path } = call.operation;
  if (params.length === 0) return null;
  const { name } = random.pick(params);
  const part = inUrl(random);
  const spoiled = path
    .replace(`{${name}}`, () => part)
    .replace(/\{(\w+)\}/g, (_, other: string) => String(call.params[other]));
  const [, asked] = wire.url.split('?');
  const url = asked ? `${spoiled}?${asked}` : spoiled;
  return { ...wire, what: `path ${name}`, url, operation: operationAt(document, wire.method, url) };
}

function unknownInQuery({ wire, random }: Spoiling): Wire {
  const name = random.pick([
    'extra',
    '__proto__',
    'constructor',
    'toString',
    'limit[]',
    'a[b]=1&a[c]',
    'sql',
    'ид',
    '%00',
    '%ff',
  ]);
  const sign = wire.url.includes('?') ? '&' : '?';
  return { ...wire, what: `unknown parameter ${name}`, url: `${wire.url}${sign}${name}=1` };
}

function twiceInQuery({ call, wire, random }: Spoiling): Wire | null {
  const { query } = call.operation;
  if (query.length === 0) return null;
  const { name } = random.pick(query);
  const sign = wire.url.includes('?') ? '&' : '?';
  return { ...wire, what: `${name} twice`, url: `${wire.url}${sign}${name}=1&${name}=2` };
}

const places: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  'x',
  '',
  [],
  {},
  [null],
  [null, null],
  ['', 1],
  ['\u0000', 1],
  ['а', 2 ** 53],
  [1, 'б'],
  ['2026-02-30', 1],
  ['infinity', 1],
  ['99999-01-01T00:00:00Z', 1],
  [1.5, 1.5],
  [[1], [2]],
  { at: 1, id: 1 },
  { id: '1' },
  { id: 1e308 },
  { id: -1 },
  { at: '2026-01-01T00:00:00.000Z', id: 2 ** 63 },
  { name: '\ud800', id: 1 },
  { __proto__: { id: 1 } },
  { toString: 1 },
  '2026-01-01',
  { at: 'не дата', id: 1 },
  { at: '-infinity', id: 1 },
  { id: 1, at: '\u0000' },
  2 ** 53,
  '9223372036854775808',
];

/** A cursor is ours; whoever makes one of their own gets nowhere. */
function badCursor({ call, wire, random }: Spoiling): Wire | null {
  if (!call.operation.query.some(({ name }) => name === 'cursor')) return null;
  const place = jsonOf(random.pick(places));
  const cursor = random.pick([
    Buffer.from(place).toString('base64url'),
    Buffer.from(place).toString('base64'),
    Buffer.from(place.slice(0, -1)).toString('base64url'),
    place,
    'x'.repeat(501),
    '////',
    'AAAA',
    '%00',
  ]);
  const { cursor: _, ...query } = call.query;
  const asked = new URLSearchParams({ ...query, cursor }).toString();
  return { ...wire, what: `cursor ${place}`, url: `${wire.url.split('?')[0]}?${asked}` };
}

type Holder = Record<string, unknown>;
export const isRecord = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place of a value in a body, however deep. */
function placesIn(value: unknown): { holder: Holder; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
