import { z } from 'zod';
import { importRoutes } from '#api/imports.ts';
import { cutPage, decodeCursor } from '#server/feed/public.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import {
  changeSettings,
  checkTable,
  discardImport,
  runImport,
  stopWork,
  undoImport,
} from './direct-import.ts';
import { exportRows } from './export-rows.ts';
import { presentImport, presentRow, presentSummary } from './imports.present.ts';
import { listImports, loadImport, mustSeeImport } from './imports.queries.ts';
import { mendRow } from './mend-row.ts';
import { readIn } from './read-in.ts';
import { listRows } from './rows.queries.ts';

const place = z.object({ at: z.number().int().min(0) });
const action = 'import.run';

export const importRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: importRoutes.create,
    action,
    handler: (ctx, { query, request }) => readIn(ctx, query, request),
  }),
  defineRoute({
    route: importRoutes.list,
    action: 'signedIn',
    handler: async (ctx, { query }) => {
      const rows = await listImports(
        ctx.reader,
        decodeCursor(query.cursor, place)?.at ?? null,
        query.limit + 1,
      );
      const page = cutPage(rows, query.limit, ({ id }) => ({ at: id }));
      return { items: page.items.map(presentSummary), next: page.next };
    },
  }),
  defineRoute({
    route: importRoutes.get,
    action: 'signedIn',
    handler: async (ctx, { params }) => presentImport(ctx, await loadImport(ctx.reader, params.id)),
  }),
  defineRoute({
    route: importRoutes.settings,
    action,
    handler: (ctx, { params, body }) => changeSettings(ctx, params.id, body),
  }),
  defineRoute({
    route: importRoutes.check,
    action,
    handler: (ctx, { params }) => checkTable(ctx, params.id),
  }),
  defineRoute({ route: importRoutes.run, action, handler: (ctx, { params }) => runImport(ctx, params.id) }),
  defineRoute({ route: importRoutes.stop, action, handler: (ctx, { params }) => stopWork(ctx, params.id) }),
  defineRoute({ route: importRoutes.undo, action, handler: (ctx, { params }) => undoImport(ctx, params.id) }),
  defineRoute({
    route: importRoutes.discard,
    action,
    handler: (ctx, { params }) => discardImport(ctx, params.id),
  }),
  defineRoute({
    route: importRoutes.rows,
    action: 'signedIn',
    handler: async (ctx, { params, query }) => {
      const after = decodeCursor(query.cursor, place)?.at ?? 0;
      const rows = await listRows(ctx.reader, params.id, {
        state: query.state,
        after,
        limit: query.limit + 1,
      });
      if (rows.length === 0) await mustSeeImport(ctx.reader, params.id);
      const page = cutPage(rows, query.limit, ({ n }) => ({ at: n }));
      return { items: page.items.map((row) => presentRow(ctx, row)), next: page.next };
    },
  }),
  defineRoute({
    route: importRoutes.mend,
    action,
    handler: (ctx, { params, body }) => mendRow(ctx, params.id, params.n, body),
  }),
  defineRoute({
    route: importRoutes.export,
    action,
    handler: (ctx, { params, body, reply }) => exportRows(ctx, params.id, body, reply),
  }),
];
