import { z } from 'zod';
import { cursor, id, limit, line, moment, page, person } from './common.ts';
import { route } from './route.ts';

export const journalRoutes = {
  list: route({
    id: 'journal.list',
    method: 'GET',
    path: '/journal',
    tag: 'journal',
    summary: 'Who did what, newest first',
    query: z.object({
      employeeId: z.coerce.number().int().positive().optional(),
      kind: line(60).optional(),
      cursor: cursor.optional(),
      limit,
    }),
    response: page(
      z.object({
        id,
        at: moment,
        actor: person.nullable(),
        kind: z.string(),
        subject: z
          .object({ type: z.enum(['order', 'client', 'contract', 'employee']), id, title: z.string() })
          .nullable(),
        sealed: z.boolean(),
      }),
    ),
  }),
};
