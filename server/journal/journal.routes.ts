import { journalRoutes } from '#api/journal.ts';
import { fromCursor, toCursor } from '#server/http/cursor.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { named } from '#server/orders/public.ts';
import { listJournal } from './journal.queries.ts';

const isId = (place: unknown): place is { id: number } =>
  typeof place === 'object' && place !== null && 'id' in place && Number.isSafeInteger(place.id);

export const journalRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: journalRoutes.list,
    action: 'journal.read',
    handler: async (ctx, { query }) => {
      const rows = await listJournal(
        ctx.reader,
        { employeeId: query.employeeId, kind: query.kind },
        fromCursor(query.cursor, isId)?.id ?? null,
        query.limit + 1,
      );
      const shown = rows.slice(0, query.limit);
      const last = shown.at(-1);
      return {
        items: shown.map(({ actor, ...row }) => ({ ...row, actor: actor ? named(actor) : null })),
        next: rows.length > query.limit && last ? toCursor({ id: last.id }) : null,
      };
    },
  }),
];
