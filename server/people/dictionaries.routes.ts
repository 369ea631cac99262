import { dictionaryRoutes } from '#api/people.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { listEntries } from './dictionaries.queries.ts';
import { addEntry, editEntry, presentEntry } from './edit-dictionaries.ts';

export const dictionaryRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: dictionaryRoutes.list,
    action: 'signedIn',
    handler: async (ctx, { params }) => ({
      items: (await listEntries(ctx.reader, params.dictionary)).map(presentEntry),
    }),
  }),
  defineRoute({
    route: dictionaryRoutes.add,
    action: 'dictionaries.administer',
    handler: (ctx, { params, body }) => addEntry(ctx, params.dictionary, body.name),
  }),
  defineRoute({
    route: dictionaryRoutes.edit,
    action: 'dictionaries.administer',
    handler: (ctx, { params, body }) => editEntry(ctx, params, body),
  }),
];
