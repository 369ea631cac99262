import { companyDocumentRoutes, companyFolderRoutes } from '#api/company-documents.ts';
import { can } from '#domain/policy/can.ts';
import { sendBytes, showing } from '#server/documents/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { defineRoute, type Input, type RouteDefinition } from '#server/http/define-route.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { whoMay } from '#server/http/refused.ts';
import { addDocument, addVersion } from './add-file.ts';
import {
  acknowledgementsOf,
  binnedDocuments,
  documentsIn,
  documentToSend,
  documentToShow,
  oneDocument,
  versionsOf,
  waitingDocuments,
} from './documents.queries.ts';
import { listFolders } from './folders.queries.ts';
import { acknowledge, ask, putInto, putIntoBin, renameDocument, restore } from './keep-documents.ts';
import { createFolder, dropFolder, editFolder, moveFolder } from './keep-folders.ts';
import { presentAcknowledging, presentBinned, presentDocument, presentVersion } from './present.ts';

const action = 'companyDocuments.manage';
/** Judged before a byte is read, where the connection can be closed. */
const ofFile = { of: action } as const;

const { preview, askPreview, sendPreview } = showing({
  find: documentToShow,
  urlOf: (id) => `/api/company-documents/${id}/preview/content`,
});

export const companyDocumentRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: companyFolderRoutes.list,
    action: 'signedIn',
    handler: async (ctx) => ({
      items: await listFolders(ctx.reader),
      abilities: { manage: mayManage(ctx) },
    }),
  }),
  defineRoute({
    route: companyFolderRoutes.create,
    action,
    handler: (ctx, { body }) => createFolder(ctx, body),
  }),
  defineRoute({
    route: companyFolderRoutes.edit,
    action,
    handler: (ctx, { params, body }) => editFolder(ctx, params.id, body),
  }),
  defineRoute({
    route: companyFolderRoutes.place,
    action,
    handler: (ctx, { params, body }) => moveFolder(ctx, params.id, body.position),
  }),
  defineRoute({
    route: companyFolderRoutes.remove,
    action,
    handler: (ctx, { params }) => dropFolder(ctx, params.id),
  }),
  defineRoute({
    route: companyFolderRoutes.documents,
    action: 'signedIn',
    handler: async (ctx, { params }) => ({
      items: (await documentsIn(ctx.reader, params.id)).map(presentDocument),
    }),
  }),
  defineRoute({
    route: companyFolderRoutes.addDocument,
    action: ofFile,
    handler: (ctx, { params, query, ...upload }) => addDocument(ctx, params.id, query, upload),
  }),
  defineRoute({
    route: companyDocumentRoutes.waiting,
    action: 'signedIn',
    handler: async (ctx) => ({ items: (await waitingDocuments(ctx.reader)).map(presentDocument) }),
  }),
  defineRoute({
    route: companyDocumentRoutes.get,
    action: 'signedIn',
    handler: async (ctx, { params }) => presentDocument(await oneDocument(ctx.reader, params.id)),
  }),
  defineRoute({ route: companyDocumentRoutes.content, action: 'signedIn', handler: sendContent }),
  defineRoute({
    route: companyDocumentRoutes.preview,
    action: 'signedIn',
    handler: (ctx, { params }) => preview(ctx, params.id),
  }),
  defineRoute({
    route: companyDocumentRoutes.askPreview,
    action: 'signedIn',
    handler: (ctx, { params }) => askPreview(ctx, params.id),
  }),
  defineRoute({
    route: companyDocumentRoutes.previewContent,
    action: 'signedIn',
    handler: (ctx, { params, reply }) => sendPreview(ctx, params.id, reply),
  }),
  defineRoute({
    route: companyDocumentRoutes.versions,
    action: 'signedIn',
    handler: async (ctx, { params }) => ({
      items: (await versionsOf(ctx.reader, params.id)).map((row) => presentVersion(params.id, row)),
    }),
  }),
  defineRoute({
    route: companyDocumentRoutes.addVersion,
    action: ofFile,
    handler: (ctx, { params, query, ...upload }) => addVersion(ctx, params.id, query, upload),
  }),
  defineRoute({
    route: companyDocumentRoutes.rename,
    action,
    handler: (ctx, { params, body }) => renameDocument(ctx, params.id, body.name),
  }),
  defineRoute({
    route: companyDocumentRoutes.move,
    action,
    handler: (ctx, { params, body }) => putInto(ctx, params.id, body.folderId),
  }),
  defineRoute({
    route: companyDocumentRoutes.ask,
    action,
    handler: (ctx, { params, body }) => ask(ctx, params.id, body),
  }),
  defineRoute({
    route: companyDocumentRoutes.acknowledge,
    action: 'signedIn',
    handler: (ctx, { params, body }) => acknowledge(ctx, params.id, body.versionNo),
  }),
  defineRoute({
    route: companyDocumentRoutes.acknowledgements,
    action,
    handler: async (ctx, { params }) => ({
      items: (await acknowledgementsOf(ctx.reader, params.id)).map(presentAcknowledging),
    }),
  }),
  defineRoute({
    route: companyDocumentRoutes.bin,
    action,
    handler: (ctx, { params }) => putIntoBin(ctx, params.id),
  }),
  defineRoute({
    route: companyDocumentRoutes.restore,
    action,
    handler: (ctx, { params }) => restore(ctx, params.id),
  }),
  defineRoute({
    route: companyDocumentRoutes.binned,
    action,
    handler: async (ctx) => ({ items: (await binnedDocuments(ctx.reader)).map(presentBinned) }),
  }),
];

function mayManage(ctx: Ctx) {
  const verdict = can(ctx.actor, action, null);
  return verdict.ok
    ? { allowed: true, reason: null }
    : { allowed: false, reason: whoMay(ctx.person, verdict.allowed, null, ctx.language) };
}

/** The bytes as they came, always to be saved, never shown. */
async function sendContent(
  ctx: Ctx,
  { params, query, reply }: Input<typeof companyDocumentRoutes.content>,
): Promise<undefined> {
  const { name, sha256 } = await documentToSend(ctx.reader, params.id, query.version);
  const file = await ctx.deps.storage.open(sha256);
  // The row is there and its file is not: somebody restored one without the other.
  if (!file) throw new HttpProblem('failed');
  return sendBytes(reply, { name, ...file });
}
