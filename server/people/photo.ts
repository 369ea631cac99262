import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256Hex } from '#server/auth/actor.ts';
import { replayed } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { mayKnowAll } from './people.present.ts';
import { findPhoto } from './photos.queries.ts';
import { deletePhoto, putPhoto } from './photos.store.ts';
import { MOST_PHOTO_BYTES, squaresOf } from './picture.ts';

type Wire = { request: FastifyRequest; reply: FastifyReply };

/** One's own photo, instead of the one there was; the same under the same key is done once. */
export async function changePhoto(ctx: Ctx, { request, reply }: Wire): Promise<{ version: number }> {
  // a refusal leaves bytes on the wire; the connection is not used again
  reply.header('connection', 'close');
  const bytes = await bytesOf(request);
  reply.removeHeader('connection');
  const description = `photo|${createHash('sha256').update(bytes).digest('hex')}`;
  const hash = Buffer.from(sha256Hex(description), 'hex');
  const before = replayed(ctx.person, `${request.method} ${request.url}`, hash);
  if (before) {
    reply.header('idempotency-replayed', 'true');
    return before.response as { version: number };
  }
  ctx.describeBody(description);
  const picture = await squaresOf(bytes);
  return ctx.transact(async (tx) => {
    const version = await putPhoto(tx, picture);
    const { employeeId } = tx.person;
    record(tx, ctx.actor.selves[0], { kind: 'photoChanged', employeeId });
    tellLive(tx, { kind: 'people', id: employeeId });
    return { version };
  });
}

export function removePhoto(ctx: Ctx): Promise<void> {
  return ctx.transact(async (tx) => {
    if (!(await deletePhoto(tx))) throw notFound();
    const { employeeId } = tx.person;
    record(tx, ctx.actor.selves[0], { kind: 'photoRemoved', employeeId });
    tellLive(tx, { kind: 'people', id: employeeId });
  });
}

/**
 * A picture of our own making: shown as one, run as nothing. Its address names its version, so the browser keeps it; asked
 * without one, it is asked for again each time.
 */
export async function sendPhoto(
  ctx: Ctx,
  id: number,
  { size, version }: { size: '96' | '512'; version?: number | undefined },
  { request, reply }: Wire,
): Promise<undefined> {
  const photo = await findPhoto(ctx.reader, id, size);
  if (!photo || (photo.status === 'dismissed' && !mayKnowAll(ctx, id))) throw notFound();
  const tag = `"${id}-${photo.version}-${size}"`;
  reply.headers({
    etag: tag,
    'content-type': 'image/webp',
    'content-disposition': 'inline; filename="photo.webp"',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': version === photo.version ? 'private, max-age=31536000, immutable' : 'private, no-cache',
  });
  if (request.headers['if-none-match'] === tag) await reply.status(304).send();
  else await reply.send(photo.bytes);
  return undefined;
}

async function bytesOf(request: FastifyRequest): Promise<Buffer> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/octet-stream') throw new HttpProblem('unsupported_type');
  if (Number(request.headers['content-length'] ?? 0) > MOST_PHOTO_BYTES) throw invalid('file', 'photo_heavy');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_PHOTO_BYTES) throw invalid('file', 'photo_heavy');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
