import { clientRoutes } from '#api/clients.ts';
import { feedOf, presentFeed, tellRecord } from '#server/feed/public.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { addressChecked } from './address-checked.ts';
import { loadClient, mustSeeClient } from './client-card.queries.ts';
import { presentClient, presentClientRow, presentDuplicate } from './clients.present.ts';
import { listClients } from './clients.queries.ts';
import { commentOnClient } from './comment-client.ts';
import { findDuplicates } from './duplicates.queries.ts';
import { archiveClient, createClient, editClient, refuseClient, takeClientBack } from './edit-client.ts';
import { addContact, editContact, putContactAway } from './edit-contact.ts';
import { mentionableOnClient } from './mentionable.ts';

const edits = { of: 'client.edit' } as const;

export const clientRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: clientRoutes.list,
    action: 'signedIn',
    handler: async (ctx, { query }) => {
      const page = await listClients(ctx.reader, ctx.deps.searchIndex, query);
      return { ...page, items: page.items.map((row) => presentClientRow(ctx, row)) };
    },
  }),
  defineRoute({
    route: clientRoutes.get,
    action: 'signedIn',
    handler: async (ctx, { params }) => presentClient(ctx, await loadClient(ctx.reader, params.id)),
  }),
  defineRoute({
    route: clientRoutes.create,
    action: 'client.create',
    handler: (ctx, { body }) => createClient(ctx, body),
  }),
  defineRoute({
    route: clientRoutes.edit,
    action: edits,
    handler: (ctx, { params, body }) => editClient(ctx, params.id, body),
  }),
  defineRoute({
    route: clientRoutes.duplicates,
    action: 'signedIn',
    handler: async (ctx, { query }) => ({
      items: (await findDuplicates(ctx.reader, query)).map((row) => presentDuplicate(ctx, row)),
    }),
  }),
  defineRoute({
    route: clientRoutes.refuse,
    action: edits,
    handler: (ctx, { params, body }) => refuseClient(ctx, params.id, body.reason),
  }),
  defineRoute({
    route: clientRoutes.takeBack,
    action: edits,
    handler: (ctx, { params }) => takeClientBack(ctx, params.id),
  }),
  defineRoute({
    route: clientRoutes.archive,
    action: edits,
    handler: (ctx, { params }) => archiveClient(ctx, params.id, true),
  }),
  defineRoute({
    route: clientRoutes.restore,
    action: edits,
    handler: (ctx, { params }) => archiveClient(ctx, params.id, false),
  }),
  defineRoute({
    route: clientRoutes.addContact,
    action: edits,
    handler: (ctx, { params, body }) => addContact(ctx, params.id, body),
  }),
  defineRoute({
    route: clientRoutes.editContact,
    action: edits,
    handler: (ctx, { params, body }) => editContact(ctx, params.id, body),
  }),
  defineRoute({
    route: clientRoutes.archiveContact,
    action: edits,
    handler: (ctx, { params }) => putContactAway(ctx, params.id),
  }),
  defineRoute({
    route: clientRoutes.addressChecked,
    action: edits,
    handler: (ctx, { params, body }) => addressChecked(ctx, params.id, body.email),
  }),
  defineRoute({
    route: clientRoutes.feed,
    action: 'signedIn',
    handler: async (ctx, { params, query }) => {
      const page = await feedOf(ctx.reader, { client: params.id }, query);
      if (page.items.length === 0) await mustSeeClient(ctx.reader, params.id);
      return presentFeed(page, ctx, { client: params.id }, tellRecord('client', ctx.language));
    },
  }),
  defineRoute({
    route: clientRoutes.comment,
    // judged where the client is known: to whoever does not see it, it is not there
    action: { of: 'client.comment' },
    handler: (ctx, { params, body }) => commentOnClient(ctx, params.id, body),
  }),
  defineRoute({
    route: clientRoutes.mentionable,
    action: 'signedIn',
    handler: (ctx, { params }) => mentionableOnClient(ctx, params.id),
  }),
];
