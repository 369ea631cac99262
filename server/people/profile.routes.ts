import { certificateRoutes, profileRoutes } from '#api/profile.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { addCertificate, certificatesPage, editCertificate, takeAwayCertificate } from './certificates.ts';
import { editProfile } from './edit-profile.ts';
import { changePhoto, removePhoto, sendPhoto } from './photo.ts';

export const profileRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: profileRoutes.edit,
    action: 'signedIn',
    handler: (ctx, { body }) => editProfile(ctx, body),
  }),
  defineRoute({
    route: profileRoutes.putPhoto,
    action: 'signedIn',
    handler: (ctx, wire) => changePhoto(ctx, wire),
  }),
  defineRoute({
    route: profileRoutes.removePhoto,
    action: 'signedIn',
    handler: async (ctx) => {
      await removePhoto(ctx);
      return undefined;
    },
  }),
  defineRoute({
    route: profileRoutes.photo,
    action: 'signedIn',
    handler: (ctx, { params, query, ...wire }) => sendPhoto(ctx, params.id, query, wire),
  }),
  defineRoute({
    route: certificateRoutes.list,
    action: 'signedIn',
    handler: (ctx, { query }) => certificatesPage(ctx, query),
  }),
  defineRoute({
    route: certificateRoutes.add,
    action: 'signedIn',
    handler: (ctx, { params, body }) => addCertificate(ctx, params.id, body),
  }),
  defineRoute({
    route: certificateRoutes.edit,
    action: 'signedIn',
    handler: (ctx, { params, body }) => editCertificate(ctx, params, body),
  }),
  defineRoute({
    route: certificateRoutes.remove,
    action: 'signedIn',
    handler: async (ctx, { params }) => {
      await takeAwayCertificate(ctx, params);
      return undefined;
    },
  }),
];
