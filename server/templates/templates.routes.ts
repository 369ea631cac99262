import { Readable } from 'node:stream';
import { requisiteRoutes, templateRoutes } from '#api/templates.ts';
import { sendBytes } from '#server/documents/public.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { bringBack, editTemplate, loadTemplate, replaceFile } from './edit-templates.ts';
import { makeDocument, placeIn, previewValues } from './make-document.ts';
import { fileOf } from './read-file.ts';
import { readRequisites } from './requisites.queries.ts';
import { writeRequisites } from './requisites.ts';
import { presentTemplate } from './templates.present.ts';
import { listTemplates, oneTemplate } from './templates.queries.ts';

const action = 'company.administer';

export const templateRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: templateRoutes.list,
    action: 'signedIn',
    handler: async (ctx) => ({ items: (await listTemplates(ctx.reader)).map(presentTemplate) }),
  }),
  defineRoute({
    route: templateRoutes.load,
    action,
    handler: (ctx, { query, ...wire }) => loadTemplate(ctx, query, wire),
  }),
  defineRoute({
    route: templateRoutes.edit,
    action,
    handler: (ctx, { params, body }) => editTemplate(ctx, params.id, body),
  }),
  defineRoute({
    route: templateRoutes.replace,
    action,
    handler: (ctx, { params, query, ...wire }) => replaceFile(ctx, params.id, query.fileName, wire),
  }),
  defineRoute({
    route: templateRoutes.bringBack,
    action,
    handler: (ctx, { params }) => bringBack(ctx, params.id),
  }),
  defineRoute({
    route: templateRoutes.content,
    action,
    handler: async (ctx, { params, reply }) => {
      const { name, content } = await fileOf(ctx, await oneTemplate(ctx.reader, params.id));
      return sendBytes(reply, { name, size: content.length, stream: Readable.from([content]) });
    },
  }),
  defineRoute({
    route: templateRoutes.values,
    action: { of: 'document.add' },
    handler: (ctx, { params, query }) => previewValues(ctx, params.id, placeIn(query)),
  }),
  defineRoute({
    route: templateRoutes.make,
    action: { of: 'document.add' },
    handler: (ctx, { params, body }) => makeDocument(ctx, params.id, body),
  }),
  defineRoute({
    route: requisiteRoutes.get,
    action,
    handler: (ctx) => readRequisites(ctx.reader),
  }),
  defineRoute({
    route: requisiteRoutes.put,
    action,
    handler: (ctx, { body }) => writeRequisites(ctx, body),
  }),
];
