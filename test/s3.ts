import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Settings } from '#server/config.ts';
import { signed } from '#server/documents/s3-sign.ts';
import { Secret } from '#server/secret.ts';

type Kept = { bytes: Buffer; changed: Date };
export type S3Server = {
  settings: S3Settings;
  /** By key; tests may spoil what is kept. */
  objects: Map<string, Kept>;
  /** Answers so many of the next requests with 503. */
  fail: (times: number) => void;
  close: () => Promise<void>;
};

const account = { key: 'vizir-test', secret: 'long-enough-for-a-test', region: 'us-east-1' };

/** As much of S3 as is asked of it: path style, signatures and payload hashes checked, lists in pages of two. */
export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, Kept>();
  let failing = 0;
  const server = createServer(async (request, response) => {
    if (failing > 0) {
      failing -= 1;
      return response.writeHead(503).end();
    }
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    const bytes = await buffer(request);
    if (!isSigned(request, url, bytes))
      return response.writeHead(403).end('<Code>SignatureDoesNotMatch</Code>');
    const [, bucket, ...rest] = url.pathname.split('/');
    if (bucket !== 'vizir-files') return response.writeHead(404).end('<Code>NoSuchBucket</Code>');
    const key = rest.join('/');
    if (key === '') return list(url, objects, response);
    const first = /^bytes=0-(\d+)$/.exec(request.headers.range ?? '')?.[1];
    answer({ method: request.method ?? '', key, bytes, first }, objects, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { key, region } = account;
  return {
    settings: { endpoint, bucket: 'vizir-files', region, key, secret: new Secret(account.secret) },
    objects,
    fail(times) {
      failing = times;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function isSigned({ method = '', headers }: IncomingMessage, url: URL, bytes: Buffer): boolean {
  const bodyHash = createHash('sha256').update(bytes).digest('hex');
  if (headers['x-amz-content-sha256'] !== bodyHash) return false;
  const stamp = String(headers['x-amz-date']);
  const at = new Date(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  return signed({ method, url, headers: {}, bodyHash, at }, account).authorization === headers.authorization;
}

type Asked = { method: string; key: string; bytes: Buffer; first: string | undefined };

function answer(
  { method, key, bytes, first }: Asked,
  objects: Map<string, Kept>,
  response: ServerResponse,
): void {
  const kept = objects.get(key);
  if (method === 'PUT') {
    objects.set(key, { bytes, changed: new Date() });
    response.writeHead(200).end();
  } else if (method === 'DELETE') {
    objects.delete(key);
    response.writeHead(204).end();
  } else if (!kept) response.writeHead(404).end();
  else if (first !== undefined) {
    const part = kept.bytes.subarray(0, Number(first) + 1);
    response.writeHead(part.length === 0 ? 416 : 206, { 'content-length': part.length }).end(part);
  } else {
    const headers = { 'content-length': kept.bytes.length, 'last-modified': kept.changed.toUTCString() };
    response.writeHead(200, headers).end(method === 'HEAD' ? undefined : kept.bytes);
  }
}

const PAGE = 2;

function list(url: URL, objects: Map<string, Kept>, response: ServerResponse): void {
  const after = url.searchParams.get('continuation-token') ?? '';
  const keys = [...objects.keys()].sort().filter((key) => key > after);
  const page = keys.slice(0, PAGE);
  const entries = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.changed.toISOString()}</LastModified></Contents>`,
  );
  const more = keys.length > PAGE ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  response
    .writeHead(200, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0"?><ListBucketResult>${entries.join('')}${more}</ListBucketResult>`);
}
