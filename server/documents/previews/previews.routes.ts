import { documentRoutes } from '#api/documents.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { documentToShow } from './previews.queries.ts';
import { showing } from './show-preview.ts';

const { preview, askPreview, sendPreview } = showing({
  find: documentToShow,
  urlOf: (id) => `/api/documents/${id}/preview/content`,
});

export const previewRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: documentRoutes.preview,
    action: 'signedIn',
    handler: (ctx, { params }) => preview(ctx, params.id),
  }),
  defineRoute({
    route: documentRoutes.askPreview,
    action: 'signedIn',
    handler: (ctx, { params }) => askPreview(ctx, params.id),
  }),
  defineRoute({
    route: documentRoutes.previewContent,
    action: 'signedIn',
    handler: (ctx, { params, reply }) => sendPreview(ctx, params.id, reply),
  }),
];
