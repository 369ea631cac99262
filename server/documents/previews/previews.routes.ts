import { Readable } from 'node:stream';
import { documentRoutes } from '#api/documents.ts';
import type { Ctx } from '#server/http/context.ts';
import { defineRoute, type Input, type RouteDefinition } from '#server/http/define-route.ts';
import { notFound } from '#server/http/problems.ts';
import { sendBytes } from '../send-bytes.ts';
import { askPreview } from './ask-preview.ts';
import { presentPreview } from './previews.present.ts';
import { documentToShow, type PreviewRow } from './previews.queries.ts';
import { HEAD_BYTES, type ShownAs, shownAs, TEXT_BYTES } from './shown-as.ts';

export const previewRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: documentRoutes.preview,
    action: 'signedIn',
    handler: async (ctx, { params }) => {
      const row = await documentToShow(ctx.reader, params.id);
      return presentPreview(params.id, row, await shownOf(ctx, row));
    },
  }),
  defineRoute({
    route: documentRoutes.askPreview,
    action: 'signedIn',
    handler: (ctx, { params }) => askPreview(ctx, params.id, (row) => shownOf(ctx, row)),
  }),
  defineRoute({ route: documentRoutes.previewContent, action: 'signedIn', handler: sendContent }),
];

async function shownOf(ctx: Ctx, { name, sha256, size }: PreviewRow): Promise<ShownAs> {
  const head = await ctx.deps.storage.head(sha256, HEAD_BYTES);
  return head ? shownAs(name, size, head) : { as: 'nothing', why: 'content' };
}

/** What cannot be shown, or not yet, has no bytes for showing: not found, as if nobody had made them. */
async function sendContent(
  ctx: Ctx,
  { params, reply }: Input<typeof documentRoutes.previewContent>,
): Promise<undefined> {
  const row = await documentToShow(ctx.reader, params.id);
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
