import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { type Judge, judgeBy } from './conform.ts';
import { type ApiDocument, operationAt, readDocument } from './document.ts';
import { sendRaw } from './raw.ts';

/** What only a socket can say: every line is bytes as no client library would send them. */
type Case = {
  what: string;
  raw: (cookie: string) => string | Buffer;
  wanted: number | 'closed';
  hangUp?: boolean;
};

const CLOSE = 'Connection: close\r\n';
const lines = (...all: string[]) => all.map((line) => `${line}\r\n`).join('');
const get = (url: string, ...headers: string[]) =>
  lines(`GET ${url} HTTP/1.1`, 'Host: localhost', ...headers, 'Connection: close', '');
const post = (cookie: string, headers: string[], body = '') =>
  `${lines('POST /api/clients HTTP/1.1', 'Host: localhost', 'X-Vizir: 1', `Cookie: ${cookie}`, ...headers)}${CLOSE}\r\n${body}`;
const json = 'Content-Type: application/json';
const good = JSON.stringify({ name: 'По проводу' });
const chunked = (body: string) => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
const ascii = '{"name":"wire"}';
const chunks = [json, 'Transfer-Encoding: chunked'];

const cases: Case[] = [
  { what: 'not HTTP', raw: () => 'ПРИВЕТ\r\n\r\n', wanted: 400 },
  { what: 'HTTP/2', raw: () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', wanted: 400 },
  { what: 'HTTP/9.9', raw: () => lines('GET /api/me HTTP/9.9', 'Host: x', ''), wanted: 400 },
  { what: 'an unknown method', raw: () => lines('BREW /api/me HTTP/1.1', 'Host: x', ''), wanted: 400 },
  { what: 'no host', raw: () => `GET /api/me HTTP/1.1\r\n${CLOSE}\r\n`, wanted: 400 },
  { what: 'two hosts', raw: () => get('/api/me', 'Host: other'), wanted: 401 },
  { what: 'HTTP/1.0', raw: () => lines('GET /api/me HTTP/1.0', ''), wanted: 401 },
  { what: 'a header with NUL', raw: () => get('/api/me', 'X-A: a\0b'), wanted: 400 },
  { what: 'a header without a name', raw: () => get('/api/me', ': x'), wanted: 400 },
  { what: 'a folded header', raw: () => get('/api/me', 'X-A: a', ' b'), wanted: 400 },
  { what: 'headers too large', raw: () => get('/api/me', `X-A: ${'a'.repeat(40_000)}`), wanted: 413 },
  { what: 'a URL too long', raw: () => get(`/api/clients?search=${'a'.repeat(40_000)}`), wanted: 413 },
  {
    what: 'raw bytes in the URL',
    raw: () => Buffer.from(get('/api/clients?search=\xff\xfe'), 'latin1'),
    wanted: 400,
  },
  { what: 'a blank in the URL', raw: () => get('/api/clients ?search=a'), wanted: 400 },
  { what: 'a whole URL', raw: () => get('http://localhost/api/me'), wanted: 401 },
  {
    what: 'an asterisk',
    raw: () => lines('OPTIONS * HTTP/1.1', 'Host: x', 'Connection: close', ''),
    wanted: 404,
  },
  { what: 'a tunnel', raw: () => lines('CONNECT localhost:22 HTTP/1.1', 'Host: x', ''), wanted: 'closed' },
  { what: 'an upgrade', raw: () => get('/api/me', 'Upgrade: websocket', 'Connection: Upgrade'), wanted: 401 },
  { what: 'an unknown expectation', raw: () => get('/api/me', 'Expect: tea'), wanted: 401 },
  { what: 'a bad escape', raw: () => get('/api/clients/%zz'), wanted: 400 },
  { what: 'overlong UTF-8 in the path', raw: () => get('/api/clients/%C0%AF'), wanted: 400 },
  { what: 'chunks', raw: (cookie) => post(cookie, chunks, chunked(ascii)), wanted: 201 },
  {
    what: 'a bad size of a chunk',
    raw: (cookie) => post(cookie, chunks, `zz\r\n${ascii}\r\n0\r\n\r\n`),
    wanted: 400,
  },
  {
    what: 'chunks that never end',
    raw: (cookie) => post(cookie, chunks, `5\r\n{"nam`),
    wanted: 400,
    hangUp: true,
  },
  {
    what: 'chunks over the limit',
    raw: (cookie) => post(cookie, chunks, chunked(`{"a":"${'x'.repeat(1_100_000)}"}`)),
    wanted: 413,
  },
  {
    what: 'a length and chunks',
    raw: (cookie) => post(cookie, [...chunks, `Content-Length: ${ascii.length}`], chunked(ascii)),
    wanted: 400,
  },
  {
    what: 'two lengths',
    raw: (cookie) => post(cookie, [json, 'Content-Length: 5', 'Content-Length: 6'], '{"a":'),
    wanted: 400,
  },
  {
    what: 'a length below zero',
    raw: (cookie) => post(cookie, [json, 'Content-Length: -5'], '{}'),
    wanted: 400,
  },
  {
    what: 'a length in words',
    raw: (cookie) => post(cookie, [json, 'Content-Length: five'], '{}'),
    wanted: 400,
  },
  {
    what: 'a length too short',
    raw: (cookie) => post(cookie, [json, `Content-Length: ${ascii.length - 4}`], ascii),
    wanted: 400,
  },
  {
    what: 'a length too long',
    raw: (cookie) => post(cookie, [json, 'Content-Length: 900'], ascii),
    wanted: 400,
    hangUp: true,
  },
  {
    what: 'a length over the limit',
    raw: (cookie) => post(cookie, [json, 'Content-Length: 2000000'], ascii),
    wanted: 413,
  },
  { what: 'no length at all', raw: (cookie) => post(cookie, [json]), wanted: 400 },
  {
    what: 'two content types',
    raw: (cookie) =>
      post(cookie, [json, 'Content-Type: text/plain', `Content-Length: ${Buffer.byteLength(good)}`], good),
    wanted: 201,
  },
  {
    what: 'two keys of one request',
    raw: (cookie) =>
      post(
        cookie,
        [json, 'Idempotency-Key: a', 'Idempotency-Key: b', `Content-Length: ${ascii.length}`],
        ascii,
      ),
    wanted: 400,
  },
  {
    what: 'two cookies',
    raw: (cookie) => get('/api/me', 'Cookie: vizir_session=a', `Cookie: ${cookie}`),
    wanted: 401,
  },
];

describe('bytes no client library sends', { timeout: 120_000 }, () => {
  let document: ApiDocument;
  let judge: Judge;
  let stage: Stage;
  let port: number;
  let cookie: string;
  beforeAll(async () => {
    document = await readDocument();
    judge = judgeBy(document);
    stage = await openStage();
    await stage.app.listen({ port: 0, host: '127.0.0.1' });
    port = (stage.app.server.address() as AddressInfo).port;
    cookie = `vizir_session=${stage.world.tokens.manager}`;
  });
  afterAll(() => stage.close());

  it.each(cases)('$what: $wanted', async ({ raw, wanted, hangUp }) => {
    const bytes = raw(cookie);
    const { reply, more } = await sendRaw(port, bytes, hangUp);
    if (wanted === 'closed') expect(reply).toBeNull();
    else {
      expect(reply?.status).toBe(wanted);
      const [method = '', url = ''] = bytes.toString('latin1').split(' ');
      const operation = wanted < 300 ? operationAt(document, method, url) : null;
      expect(reply && judge(operation, reply)).toEqual([]);
    }
    // no second answer to what was one request
    expect(more).not.toContain('HTTP/1.1 2');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  it('the stream of events is answered as documented', async () => {
    const control = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${port}/api/live`, {
      headers: { cookie },
      signal: control.signal,
    });
    const operation = operationAt(document, 'GET', '/api/live');
    const reply = { status: answer.status, headers: Object.fromEntries(answer.headers), text: '' };
    expect(judge(operation, reply)).toEqual([]);
    control.abort();
    const refused = await fetch(`http://127.0.0.1:${port}/api/live`);
    const words = {
      status: refused.status,
      headers: Object.fromEntries(refused.headers),
      text: await refused.text(),
    };
    expect([refused.status, judge(operation, words)]).toEqual([401, []]);
  });
});
