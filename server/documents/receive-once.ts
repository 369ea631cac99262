import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256Hex } from '#server/auth/actor.ts';
import { replayed } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { refuseInfected } from './antivirus.ts';
import type { Stored } from './storage.ts';

export type Upload = { request: FastifyRequest; reply: FastifyReply };

/** The bytes of a file whose place is known and judged; the same under the same key is done once. `about`: what else is asked with them. */
export async function receivedOnce<T>(
  ctx: Ctx,
  about: string,
  { request, reply }: Upload,
  hang: (stored: Stored) => Promise<T>,
): Promise<T> {
  // A refused upload leaves bytes on the wire; the connection is not used again.
  reply.header('connection', 'close');
  const stored = await receive(ctx, request);
  reply.removeHeader('connection');
  const description = `${about}|${stored.sha256.toString('hex')}`;
  const hash = Buffer.from(sha256Hex(description), 'hex');
  const before = replayed(ctx.person, `${request.method} ${request.url}`, hash);
  if (before) {
    reply.header('idempotency-replayed', 'true');
    return before.response as T;
  }
  await refuseInfected(ctx, stored);
  ctx.describeBody(description);
  return hang(stored);
}

function receive(ctx: Ctx, request: FastifyRequest): Promise<Stored> {
  // Only this type leaves the body unread; any other was refused or parsed before we came.
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/octet-stream') throw new HttpProblem('unsupported_type');
  const limit = ctx.deps.config.maxUploadMb * 1024 * 1024;
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new HttpProblem('too_large');
  return ctx.deps.storage.put(request.raw, limit);
}
