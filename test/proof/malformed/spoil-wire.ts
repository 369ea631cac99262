import { operationAt } from './document.ts';
import type { Spoiling } from './spoil.ts';
import { nested } from './values.ts';
import { jsonOf, type Wire } from './wire.ts';

/** The API's own bound of one JSON body. */
const BODY_LIMIT = 1024 * 1024;

/** What is not JSON, or is not an object, or is more than anybody needs. */
export function spoiledPayload({ call, wire, random }: Spoiling): Wire | null {
  if (call.operation.body === null || call.operation.body === 'bytes') return null;
  const good = jsonOf(call.body);
  const bytes = (...codes: number[]) =>
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from(codes), Buffer.from('"}')]);
  const payloads: [string, string | Buffer][] = [
    ['nothing', ''],
    ['blanks', '  \n'],
    ...['null', 'true', '0', '-0', '1e999', '"x"', '[]', '[{}]', '{}'].map((one): [string, string] => [
      `root ${one}`,
      one,
    ]),
    ...[
      'NaN',
      'undefined',
      "{'a':1}",
      '{a:1}',
      '{"a":1,}',
      '{"a":01}',
      '{"a":.5}',
      '{"a":+1}',
      '/**/{}',
      '{"a":1}}',
      '{"a"',
      '\ufeff{}',
    ].map((one): [string, string] => [`not JSON ${one}`, one]),
    ['trailing garbage', `${good}x`],
    ['two at once', `${good}${good}`],
    ['cut short', good.slice(0, -1)],
    ['duplicate keys', good === '{}' ? '{"a":1,"a":2}' : `${good.slice(0, -1)},${good.slice(1)}`],
    ['__proto__', `{"__proto__":{"admin":true},${good.slice(1)}`],
    ['constructor', '{"constructor":{"prototype":{"admin":true}}}'],
    ['invalid UTF-8', bytes(0xff, 0xfe)],
    ['overlong UTF-8', bytes(0xc0, 0xaf)],
    ['a surrogate in UTF-8', bytes(0xed, 0xa0, 0x80)],
    ['raw NUL', bytes(0)],
    ['raw control', bytes(1, 2, 3)],
    ['UTF-16', Buffer.from(good, 'utf16le')],
    ['deep', jsonOf({ a: nested(3000) })],
    ['very deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['deep, just over', jsonOf({ a: nested(64) })],
    ['wide', jsonOf(Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${n}`, n])))],
    ['over the limit', `{"a":"${'x'.repeat(BODY_LIMIT)}"}`],
    ['just within the limit', `{"a":"${'x'.repeat(BODY_LIMIT - 8)}"}`],
    ['a long number', `{"a":${'9'.repeat(100_000)}}`],
  ];
  const [what, payload] = random.pick(payloads);
  return { ...wire, what, payload };
}

const types = [
  '',
  'text/plain',
  'text/html',
  'application/xml',
  'text/json',
  'application/x-www-form-urlencoded',
  'application/jsonx',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/json;charset=utf-16',
  'application/json; charset=utf-8',
  'application/json; charset=windows-1251',
  'APPLICATION/JSON',
  'application/json, text/plain',
  'application/json\ttext',
  ' application/json',
  'application/json;',
  'application/vnd.api+json',
  'application/problem+json',
  '*/*',
  'json',
  '/',
  'application/octet-stream',
  'a'.repeat(3000),
];

export function spoiledType({ call, wire, random }: Spoiling): Wire | null {
  if (wire.payload === undefined) return null;
  const type = random.pick(types);
  const { 'content-type': _, ...headers } = wire.headers;
  const isFine =
    /^\s*application\/json\s*(;\s*(charset=utf-8)?)?$/i.test(type) || call.operation.body === 'bytes';
  return {
    ...wire,
    what: `content type ${type.slice(0, 60)}`,
    headers: type === '' ? headers : { ...headers, 'content-type': type },
    ...(isFine || /charset=|,|\t|octet-stream/.test(type) ? {} : { wanted: 415 }),
  };
}

const spoiled: [string, string][] = [
  ['tus-resumable', '9.9.9'],
  ['upload-length', '-1'],
  ['upload-length', '99999999999999999999'],
  ['upload-length', 'с кириллицей'],
  ['upload-offset', '1'],
  ['upload-offset', '1e3'],
  ['upload-metadata', ''],
  ['upload-metadata', 'name'],
  ['upload-metadata', 'contractId MQ==,contractId MQ=='],
  ['upload-metadata', `name ${'QQ'.repeat(4000)}`],
  ['upload-metadata', '__proto__ MQ==,contractId OTk5OTk5OTk5OTk5OTk5OTk5OTk='],
  ['idempotency-key', ''],
  ['idempotency-key', ' '],
  ['idempotency-key', 'с кириллицей'],
  ['idempotency-key', 'k'.repeat(200)],
  ['idempotency-key', 'k'.repeat(201)],
  ['idempotency-key', 'k'.repeat(8000)],
  ['idempotency-key', "'; --"],
  ['idempotency-key', '__proto__'],
  ['idempotency-key', 'a\u0000b'],
  ['idempotency-key', 'a, b'],
  ['accept', 'text/html'],
  ['accept', 'application/xml;q=0'],
  ['accept-language', 'zz-Кир;q=x'],
  ['accept-language', 'en'.repeat(3000)],
  ['accept-encoding', 'br;q=1, *;q=0'],
  ['authorization', 'Bearer'],
  ['authorization', 'Bearer \u0000'],
  ['authorization', `Bearer ${'a'.repeat(43)}`],
  ['authorization', `Bearer ${'a'.repeat(9000)}`],
  ['authorization', 'Basic YWRtaW46YWRtaW4='],
  ['authorization', ''],
  ['cookie', 'vizir_session=%zz'],
  ['cookie', 'vizir_session=%00'],
  ['cookie', 'vizir_session='],
  ['cookie', `vizir_session=${'a'.repeat(7000)}`],
  ['cookie', 'vizir_session=a; vizir_session=b'],
  ['cookie', '__Host-vizir_session=a'],
  ['cookie', ';;;=;=='],
  ['origin', 'null'],
  ['origin', 'http://evil.example'],
  ['origin', '////'],
  ['sec-fetch-site', 'cross-site'],
  ['x-vizir', '2'],
  ['host', 'evil.example'],
  ['host', ''],
  ['x-forwarded-for', "1' or 1=1"],
  ['x-forwarded-host', 'evil.example'],
  ['x-http-method-override', 'DELETE'],
  ['if-none-match', '*'],
  ['if-match', '"x"'],
  ['range', 'bytes=0-0,-1,99999999999999-'],
  ['range', 'items=\u0000'],
  ['content-encoding', 'gzip'],
  ['content-encoding', 'nonsense'],
  ['expect', 'x'],
  ['last-event-id', '\u0000'],
  ['user-agent', `${'x'.repeat(7000)}`],
  ['te', 'trailers, deflate;q=0.5'],
  ['upgrade', 'websocket'],
];

export function spoiledHeaders({ wire, random }: Spoiling): Wire {
  const [name, value] = random.pick(spoiled);
  return {
    ...wire,
    what: `header ${name}: ${value.slice(0, 40)}`,
    headers: { ...wire.headers, [name]: value },
  };
}

const methods = ['PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'POST', 'DELETE', 'GET', 'PROPFIND', 'SEARCH'];

/** Another method makes another operation of it, or none. */
export function spoiledMethod({ wire, document, random }: Spoiling): Wire | null {
  const method = random.pick(methods);
  if (method === wire.method) return null;
  return { ...wire, what: `method ${method}`, method, operation: operationAt(document, method, wire.url) };
}
