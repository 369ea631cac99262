import type { z } from 'zod';
import type { newsFile, newsPicture, newsRoutes } from '#api/news.ts';
import { can } from '#domain/policy/can.ts';
import {
  asAttachment,
  receivedOnce,
  safeFileName,
  sendBytes,
  type Upload,
} from '#server/documents/public.ts';
import type { Ctx } from '#server/http/context.ts';
import type { Input } from '#server/http/define-route.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { allowed } from './checks.ts';
import { fileOf, pictureOfNews } from './files.queries.ts';
import { deleteFile, insertFile, insertPicture } from './files.store.ts';
import { presentFile, presentPicture, subjectOf } from './news.present.ts';
import { holdNews, loadNews, type NewsRow } from './news.queries.ts';
import { MOST_BYTES, pictureOf } from './picture.ts';

/** Of each kind. */
const MOST = 50;

/** Judged before a byte is read, and again when all have come. */
export async function addFile(
  ctx: Ctx,
  id: number,
  name: string,
  upload: Upload,
): Promise<z.input<typeof newsFile>> {
  // a refused upload leaves bytes on the wire; the connection is not used again
  upload.reply.header('connection', 'close');
  mayAdd(ctx, await loadNews(ctx.reader, id), 'files');
  const safe = safeFileName(name);
  return receivedOnce(ctx, `news|${safe}`, upload, (stored) =>
    ctx.transact(async (tx) => {
      const as = mayAdd(ctx, await holdNews(tx.reader, id), 'files');
      const fileId = await insertFile(tx, id, { name: safe, ...stored });
      record(tx, as, { kind: 'newsFileAdded', data: { newsId: id, fileId } });
      tellLive(tx, { kind: 'news', id });
      return presentFile(id, { id: fileId, name: safe, size: stored.size });
    }),
  );
}

export function dropFile(ctx: Ctx, id: number, fileId: number): Promise<{ ok: true }> {
  return ctx.transact(async (tx) => {
    const held = await holdNews(tx.reader, id);
    const as = allowed(ctx, can(ctx.actor, 'news.edit', subjectOf(held)));
    if (!(await deleteFile(tx, id, fileId))) throw notFound();
    record(tx, as, { kind: 'newsFileDropped', data: { newsId: id, fileId } });
    tellLive(tx, { kind: 'news', id });
    return { ok: true };
  });
}

export async function addPicture(ctx: Ctx, id: number, upload: Upload): Promise<z.input<typeof newsPicture>> {
  upload.reply.header('connection', 'close');
  mayAdd(ctx, await loadNews(ctx.reader, id), 'pictures');
  if (Number(upload.request.headers['content-length'] ?? 0) > MOST_BYTES)
    throw invalid('file', 'picture_large');
  return receivedOnce(ctx, 'picture', upload, async (sent) => {
    const { stored, width, height } = await pictureOf(ctx.deps.storage, sent);
    return ctx.transact(async (tx) => {
      const as = mayAdd(ctx, await holdNews(tx.reader, id), 'pictures');
      const pictureId = await insertPicture(tx, id, { width, height, ...stored });
      record(tx, as, { kind: 'newsPictureAdded', data: { newsId: id, pictureId } });
      return presentPicture(id, { id: pictureId, width, height });
    });
  });
}

/** The bytes as they came, always to be saved, never shown. */
export async function sendFile(
  ctx: Ctx,
  { params, reply }: Input<typeof newsRoutes.file>,
): Promise<undefined> {
  const { name, sha256 } = await fileOf(ctx.reader, params.id, params.fileId);
  return sendBytes(reply, { name, ...(await opened(ctx, sha256)) });
}

/** Our own WebP, never the file as it was sent. */
export async function sendPicture(
  ctx: Ctx,
  { params, reply }: Input<typeof newsRoutes.picture>,
): Promise<undefined> {
  const { sha256 } = await pictureOfNews(ctx.reader, params.id, params.pictureId);
  const { stream, size } = await opened(ctx, sha256);
  await reply
    .headers({
      'content-type': 'image/webp',
      'content-length': String(size),
      'content-disposition': asAttachment('picture.webp'),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    })
    .send(stream);
  return undefined;
}

async function opened(ctx: Ctx, sha256: Buffer) {
  const file = await ctx.deps.storage.open(sha256);
  // The row is there and its file is not: somebody restored one without the other.
  if (!file) throw new HttpProblem('failed');
  return file;
}

function mayAdd(ctx: Ctx, row: NewsRow, what: 'files' | 'pictures') {
  const as = allowed(ctx, can(ctx.actor, 'news.edit', subjectOf(row)));
  if (row[what].length >= MOST) throw invalid('file', 'news_files');
  return as;
}
