import { contractRoutes } from '#api/contracts.ts';
import { documentRoutes } from '#api/documents.ts';
import { orderRoutes } from '#api/orders.ts';
import type { Ctx } from '#server/http/context.ts';
import { defineRoute, type Input, type RouteDefinition } from '#server/http/define-route.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { addDocument } from './add-document.ts';
import { putIntoBin } from './bin-document.ts';
import { documentsOfOrder, presentBinned, presentDocument } from './documents.present.ts';
import { binnedDocuments, contractDocuments, documentToSend, versionsOf } from './documents.queries.ts';
import { addVersion } from './new-version.ts';
import { previewRoutes } from './previews/previews.routes.ts';
import { sendBytes } from './send-bytes.ts';
import { move, rename, restore } from './tend-document.ts';

export const documentRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: contractRoutes.documents,
    action: 'signedIn',
    handler: async (ctx, { params }) => {
      const rows = await contractDocuments(ctx.reader, params.id);
      return { items: rows.map((row) => presentDocument(ctx, ctx.reader, row)) };
    },
  }),
  defineRoute({
    route: contractRoutes.addDocument,
    action: { of: 'document.add' },
    handler: (ctx, { params, query, ...upload }) => addDocument(ctx, { contract: params.id }, query, upload),
  }),
  defineRoute({
    route: orderRoutes.documents,
    action: 'signedIn',
    handler: async (ctx, { params }) => ({ items: await documentsOfOrder(ctx.reader, params.id) }),
  }),
  defineRoute({
    route: orderRoutes.addDocument,
    action: { of: 'document.add' },
    handler: (ctx, { params, query, ...upload }) => addDocument(ctx, { order: params.id }, query, upload),
  }),
  ...previewRoutes,
  defineRoute({ route: documentRoutes.content, action: 'signedIn', handler: sendContent }),
  defineRoute({
    route: documentRoutes.bin,
    action: { of: 'document.bin' },
    handler: (ctx, { params, body }) => putIntoBin(ctx, params.id, body.reason),
  }),
  defineRoute({
    route: documentRoutes.versions,
    action: 'signedIn',
    handler: async (ctx, { params }) => {
      const rows = await versionsOf(ctx.reader, params.id);
      return { items: rows.map((row) => presentDocument(ctx, ctx.reader, row)) };
    },
  }),
  defineRoute({
    route: documentRoutes.addVersion,
    action: { of: 'document.add' },
    handler: (ctx, { params, query, ...upload }) => addVersion(ctx, params.id, query.name, upload),
  }),
  defineRoute({
    route: documentRoutes.rename,
    action: { of: 'document.add' },
    handler: (ctx, { params, body }) => rename(ctx, params.id, body.name),
  }),
  defineRoute({
    route: documentRoutes.move,
    action: { of: 'document.add' },
    handler: (ctx, { params, body }) => move(ctx, params.id, body.contractId),
  }),
  defineRoute({
    route: documentRoutes.binned,
    action: 'signedIn',
    handler: async (ctx, { query: { contractId, orderId } }) => {
      if ((contractId === undefined) === (orderId === undefined)) throw invalid('contractId', 'choice');
      const rows = await binnedDocuments(
        ctx.reader,
        contractId === undefined ? { order: orderId ?? 0 } : { contract: contractId },
      );
      return { items: rows.map(presentBinned) };
    },
  }),
  defineRoute({
    route: documentRoutes.restore,
    action: { of: 'document.add' },
    handler: (ctx, { params }) => restore(ctx, params.id),
  }),
];

/** The bytes as they came, always to be saved, never shown: whatever they are, they do not run in our origin. */
async function sendContent(
  ctx: Ctx,
  { params, reply }: Input<typeof documentRoutes.content>,
): Promise<undefined> {
  const { name, sha256 } = await documentToSend(ctx.reader, params.id);
  const file = await ctx.deps.storage.open(sha256);
  // The row is there and its file is not: somebody restored one without the other.
  if (!file) throw new HttpProblem('failed');
  return sendBytes(reply, { name, ...file });
}
