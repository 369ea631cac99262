import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Ctx } from '#server/http/context.ts';
import { notFound } from '#server/http/problems.ts';
import { sendBytes } from '../send-bytes.ts';
import { askPreview } from './ask-preview.ts';
import { presentPreview } from './previews.present.ts';
import type { PreviewRow } from './previews.queries.ts';
import type { Shelf } from './shelf.ts';
import { HEAD_BYTES, type ShownAs, shownAs, TEXT_BYTES } from './shown-as.ts';

/** Showing what lies on a shelf: how, its making, its bytes. */
export const showing = (shelf: Shelf) => ({
  preview: async (ctx: Ctx, id: number) => {
    const row = await shelf.find(ctx.reader, id);
    return presentPreview(shelf.urlOf(id), row, await shownOf(ctx, row));
  },
  askPreview: (ctx: Ctx, id: number) => askPreview(ctx, shelf, id, (row) => shownOf(ctx, row)),
  sendPreview: (ctx: Ctx, id: number, reply: FastifyReply) => sendPreview(ctx, shelf, id, reply),
});

async function shownOf(ctx: Ctx, { name, sha256, size }: PreviewRow): Promise<ShownAs> {
  const head = await ctx.deps.storage.head(sha256, HEAD_BYTES);
  return head ? shownAs(name, size, head) : { as: 'nothing', why: 'content' };
}

/** What cannot be shown, or not yet, has no bytes for showing: not found, as if nobody had made them. */
async function sendPreview(ctx: Ctx, shelf: Shelf, id: number, reply: FastifyReply): Promise<undefined> {
  const row = await shelf.find(ctx.reader, id);
  const shown = await shownOf(ctx, row);
  if (shown.as === 'nothing') throw notFound();
  const isMade = shown.as === 'office';
  if (isMade && !row.made?.pdf) throw notFound();
  const sha256 = isMade ? Buffer.from(row.made?.pdf ?? '', 'hex') : row.sha256;
  const file = await ctx.deps.storage.open(sha256);
  if (!file) throw notFound();
  if (shown.as === 'text' && file.size > TEXT_BYTES) {
    const stream = Readable.from(beginningOf(file.stream));
    return sendBytes(reply, { name: row.name, size: TEXT_BYTES, stream });
  }
  return sendBytes(reply, { name: isMade ? `${row.name}.pdf` : row.name, ...file });
}

async function* beginningOf(stream: Readable): AsyncGenerator<Buffer> {
  let left = TEXT_BYTES;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    yield piece.subarray(0, left);
    left -= piece.length;
    if (left <= 0) return;
  }
}
