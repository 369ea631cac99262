import { z } from 'zod';
import { clientFilter, clientSort, ref } from './clients.ts';
import { id, idParams, moment, person } from './common.ts';
import { route } from './route.ts';

const tag = 'clients';

/** More are not changed at once: the list is to be narrowed first. */
export const MOST_AT_ONCE = 1000;
/** More rows no export has. */
export const MOST_EXPORTED = 50_000;

export const exportColumns = [
  'name',
  'inn',
  'status',
  'manager',
  'source',
  'activity',
  'phone',
  'email',
  'address',
  'segments',
  'orders',
  'nextCall',
  'createdAt',
] as const;

const leftOut = z.array(z.object({ client: ref, reason: z.string() }));
const acts = z.enum(['setManager', 'addToSegment', 'removeFromSegment']);

export const bulkChange = z
  .object({
    id,
    act: acts,
    manager: person.nullable(),
    segment: ref.nullable(),
    clients: z.number().int(),
    at: moment,
    undone: z.boolean(),
    undoable: z.boolean().meta({ description: 'Within a day, and not undone yet' }),
  })
  .meta({ id: 'BulkChange' });

export const clientListRoutes = {
  change: route({
    id: 'bulkChanges.create',
    method: 'POST',
    path: '/client-bulk-changes',
    tag,
    summary: 'Change many clients at once, each by the rights on it',
    body: z.strictObject({
      act: acts,
      managerId: id.optional().meta({ description: 'With setManager' }),
      segmentId: id.optional().meta({ description: 'With the other two' }),
      ids: z.array(id).min(1).max(MOST_AT_ONCE).optional(),
      filter: z
        .strictObject(clientFilter)
        .optional()
        .meta({ description: 'In place of ids: all that the list shows for it, at most 1000' }),
    }),
    response: z.object({
      id: id.nullable().meta({ description: 'To undo it by; null where nothing changed' }),
      done: z.number().int(),
      leftOut: leftOut.meta({ description: 'Those left as they were, and why' }),
    }),
    status: 201,
  }),
  changes: route({
    id: 'bulkChanges.list',
    method: 'GET',
    path: '/client-bulk-changes',
    tag,
    summary: 'What the reader changed in many clients at once, the newest first',
    response: z.object({ items: z.array(bulkChange) }),
  }),
  undo: route({
    id: 'bulkChanges.undo',
    method: 'DELETE',
    path: '/client-bulk-changes/:id',
    tag,
    summary: 'Take such a change back where it still stands',
    params: idParams,
    response: z.object({ done: z.number().int(), leftOut }),
    status: 200,
  }),
  export: route({
    id: 'clients.export',
    method: 'POST',
    path: '/client-exports',
    tag,
    summary: 'The list as .xlsx, at most 50 000 rows',
    body: z.strictObject({
      filter: z.strictObject(clientFilter).default({}),
      sort: clientSort,
      columns: z.array(z.enum(exportColumns)).min(1).max(exportColumns.length).optional(),
    }),
    response: 'bytes',
  }),
};
