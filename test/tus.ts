import { createHash } from 'node:crypto';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { Stage } from './app.ts';
import type { Name } from './world.ts';

/** What came back over a real socket; `body` is the parsed JSON. */
export type TusAnswer = {
  status: number;
  headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by the tests that read them
  body: any;
};
type Asking = { method: string; path: string; headers?: Record<string, string>; bytes?: Buffer };
export type TusPlace = { contractId: number } | { orderId: number } | { replacesId: number };

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export const metadataOf = (values: Record<string, string | number>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(String(value)).toString('base64')}`)
    .join(',');

/** Speaks tus as one person, over sockets that can be cut. The product must listen. */
export function tusAs(base: string, token: string) {
  const asked = ({ method, path, headers = {}, bytes }: Asking) => {
    const own = { 'x-vizir': '1', 'tus-resumable': '1.0.0', cookie: `vizir_session=${token}` };
    const said = bytes && !('transfer-encoding' in headers);
    const length = said ? { 'content-length': String(bytes.length) } : {};
    return request(`${base}/api${path}`, {
      agent: false,
      method,
      headers: { ...own, ...length, ...headers },
    });
  };
  const ask = (what: Asking): Promise<TusAnswer> =>
    new Promise((resolve, reject) => {
      const sending = asked(what);
      sending.once('error', reject);
      sending.once('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          const body = text === '' ? null : JSON.parse(text);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      });
      sending.end(what.bytes);
    });
  const pieceAt = (offset: number) => ({
    'content-type': 'application/offset+octet-stream',
    'upload-offset': String(offset),
  });
  const tus = {
    ask,
    start: (size: number, values: Record<string, string | number>, headers = {}) =>
      ask({
        method: 'POST',
        path: '/uploads',
        headers: { 'upload-length': String(size), 'upload-metadata': metadataOf(values), ...headers },
      }),
    append: (id: string, offset: number, bytes: Buffer, headers = {}) =>
      ask({ method: 'PATCH', path: `/uploads/${id}`, headers: { ...pieceAt(offset), ...headers }, bytes }),
    head: (id: string) => ask({ method: 'HEAD', path: `/uploads/${id}` }),
    drop: (id: string) => ask({ method: 'DELETE', path: `/uploads/${id}` }),
    finish: (id: string, headers = {}) => ask({ method: 'POST', path: `/uploads/${id}/document`, headers }),
    received: async (id: string) => Number((await tus.head(id)).headers['upload-offset']),
    /** Promises all that is left, sends so much of it, and leaves the socket open until it is hung up. */
    async hanging(id: string, offset: number, bytes: Buffer, send: number) {
      const sending = asked({ method: 'PATCH', path: `/uploads/${id}`, headers: pieceAt(offset), bytes });
      let cut = false;
      const ended = new Promise<void>((resolve) => sending.once('close', resolve));
      sending.on('error', () => {
        cut = true;
      });
      sending.flushHeaders();
      if (send > 0) sending.write(bytes.subarray(0, send));
      await expect.poll(() => tus.received(id), { timeout: 10_000 }).toBe(offset + send);
      return {
        wasCut: () => cut,
        ended,
        async hangUp() {
          sending.destroy(new Error('cut'));
          await ended;
        },
      };
    },
    /** Starts, sends and finishes in one go. */
    async whole(bytes: Buffer, values: Record<string, string | number>) {
      const { body } = await tus.start(bytes.length, values);
      if (bytes.length > 0) await tus.append(body.id, 0, bytes);
      return tus.finish(body.id);
    },
  };
  return tus;
}
export type Tus = ReturnType<typeof tusAs>;

/** Over the stage, made to listen. */
export const tusOn = ({ app, world }: Stage, name: Name): Tus =>
  tusAs(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, world.tokens[name]);
