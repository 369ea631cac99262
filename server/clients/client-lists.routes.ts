import { clientListRoutes } from '#api/client-lists.ts';
import { presentPerson } from '#server/feed/public.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { type BulkRow, ownBulkChanges } from './bulk.queries.ts';
import { changeClients } from './bulk-change.ts';
import { exportClients } from './export-clients.ts';
import { undoBulkChange } from './undo-bulk.ts';

/** Many clients at once: changed, taken back, exported. */
export const clientListRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: clientListRoutes.change,
    action: { of: 'client.edit' },
    handler: (ctx, { body }) => changeClients(ctx, body),
  }),
  defineRoute({
    route: clientListRoutes.changes,
    action: 'signedIn',
    handler: async (ctx) => ({ items: (await ownBulkChanges(ctx.reader)).map(present) }),
  }),
  defineRoute({
    route: clientListRoutes.undo,
    // one's own changes only: of anybody else's there is nothing here
    action: { of: 'segment.edit' },
    handler: (ctx, { params }) => undoBulkChange(ctx, params.id),
  }),
  defineRoute({
    route: clientListRoutes.export,
    action: 'signedIn',
    handler: (ctx, { body, reply }) => exportClients(ctx, body, reply),
  }),
];

const present = ({ late, manager, undone, ...row }: BulkRow) => ({
  ...row,
  manager: manager && presentPerson(manager),
  undone,
  undoable: !undone && !late,
});
