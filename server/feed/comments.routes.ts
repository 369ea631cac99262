import { commentRoutes } from '#api/feed.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { editComment } from './edit-comment.ts';
import { pin, unpin } from './pin-comment.ts';

/** Acts upon a comment, wherever it stands; judged where it is known on which record. */
export const commentRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: commentRoutes.edit,
    action: 'signedIn',
    handler: (ctx, { params, body }) => editComment(ctx, params.id, body),
  }),
  defineRoute({
    route: commentRoutes.pin,
    action: 'signedIn',
    handler: (ctx, { params }) => pin(ctx, params.id),
  }),
  defineRoute({
    route: commentRoutes.unpin,
    action: 'signedIn',
    handler: (ctx, { params }) => unpin(ctx, params.id),
  }),
];
