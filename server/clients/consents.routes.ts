import { consentRoutes } from '#api/consents.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { presentConsent } from './clients.present.ts';
import { consentsOf, consentTexts } from './consents.queries.ts';
import { giveConsent, withdrawMailing } from './give-consent.ts';

const edits = { of: 'client.edit' } as const;

export const consentRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: consentRoutes.texts,
    action: 'signedIn',
    handler: async (ctx) => ({ items: await consentTexts(ctx.reader) }),
  }),
  defineRoute({
    route: consentRoutes.list,
    action: 'signedIn',
    handler: async (ctx, { params }) => ({
      items: (await consentsOf(ctx.reader, params.id)).map(presentConsent),
    }),
  }),
  defineRoute({
    route: consentRoutes.give,
    action: edits,
    handler: (ctx, { params, body }) => giveConsent(ctx, params.id, body),
  }),
  defineRoute({
    route: consentRoutes.withdraw,
    action: edits,
    handler: (ctx, { params, body }) => withdrawMailing(ctx, params.id, body),
  }),
];
