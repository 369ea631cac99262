import { isUtf8 } from 'node:buffer';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idParam } from '#api/common.ts';
import { HttpProblem } from '#server/http/problems.ts';

/** The words of the tus protocol 1.0.0 (tus.io/protocols/resumable-upload) between headers and values. */
const VERSION = '1.0.0';
const extensions = 'creation,expiration,termination';
type Wire = { request: FastifyRequest; reply: FastifyReply };

export function sayProtocol({ reply }: Wire, limitBytes: number): void {
  reply.headers({
    'tus-resumable': VERSION,
    'tus-version': VERSION,
    'tus-extension': extensions,
    'tus-max-size': String(limitBytes),
  });
}

/** Every request names the version; another is told which one is spoken here. */
export function sameProtocol({ request, reply }: Wire): void {
  reply.header('tus-resumable', VERSION);
  if (request.headers['tus-resumable'] === VERSION) return;
  reply.header('tus-version', VERSION);
  throw new HttpProblem('unknown_protocol');
}

export function countIn({ request }: Wire, header: 'upload-length' | 'upload-offset'): number {
  const text = request.headers[header];
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text)) throw new HttpProblem('malformed');
  return Number(text);
}

export function sayHowMuch({ reply }: Wire, received: number, expiresAt: string): void {
  reply.headers({ 'upload-offset': String(received), 'upload-expires': new Date(expiresAt).toUTCString() });
}

const metadata = z.strictObject({
  contractId: idParam.optional(),
  orderId: idParam.optional(),
  replacesId: idParam.optional(),
  kind: z.string().max(40).optional(),
  name: z.string().min(1).max(500),
  head: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type Metadata = z.output<typeof metadata>;

/** `key base64,key base64`: each key once, each value UTF-8; nothing else is known. */
export function metadataIn({ request }: Wire): Metadata {
  const text = request.headers['upload-metadata'];
  if (typeof text !== 'string' || text.length > 8000) throw new HttpProblem('malformed');
  const values = new Map<string, string>();
  for (const pair of text.split(',')) {
    const [, key = '', coded = ''] = /^ *([A-Za-z]+) ([A-Za-z0-9+/]*={0,2}) *$/.exec(pair) ?? [];
    const bytes = Buffer.from(coded, 'base64');
    if (key === '' || values.has(key) || !isUtf8(bytes)) throw new HttpProblem('malformed');
    values.set(key, bytes.toString('utf8'));
  }
  const read = metadata.safeParse(Object.fromEntries(values));
  if (!read.success) throw new HttpProblem('malformed');
  return read.data;
}
