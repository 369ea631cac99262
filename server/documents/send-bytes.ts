import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { asAttachment } from './file-names.ts';

type Sent = { name: string; size: number; stream: Readable };

/** The only form in which what people brought leaves: to be saved, of no kind, never run in our origin, never kept on the way. */
export async function sendBytes(reply: FastifyReply, { name, size, stream }: Sent): Promise<undefined> {
  await reply
    .headers({
      'content-type': 'application/octet-stream',
      'content-length': String(size),
      'content-disposition': asAttachment(name),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    })
    .send(stream);
  return undefined;
}
