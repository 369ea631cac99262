import { z } from 'zod';
import { id, idParams, line, reason, text } from './common.ts';
import { order } from './order-card.ts';
import { orderFilters, orderSort } from './order-filters.ts';
import { MOST_ORDERS_AT_ONCE, orderActs, orderExportColumns } from './order-list-limits.ts';
import { missing } from './problem.ts';
import { route } from './route.ts';

const tag = 'orders';

const count = z.number().int();

export const orderListRoutes = {
  choices: route({
    id: 'orders.choices',
    method: 'GET',
    path: '/order-choices',
    tag,
    summary: 'What a list of orders can be filtered by, and what the reader may ever do to many of them',
    response: z.object({
      steps: z
        .array(z.object({ step: z.string(), title: text }))
        .meta({ description: 'Of the newest process, in its order' }),
      departments: z
        .array(z.object({ key: z.string(), name: z.string() }))
        .meta({ description: 'Those that fill or sign a step of some process' }),
      acts: z.array(z.enum(orderActs)).meta({ description: 'Each order is judged by itself all the same' }),
      seesPayments: z
        .boolean()
        .meta({ description: 'Of some orders: the list can be narrowed by what is paid' }),
      expertFrom: z
        .string()
        .nullable()
        .meta({ description: 'Key of the department whose people are offered first' }),
    }),
  }),
  counts: route({
    id: 'orders.counts',
    method: 'GET',
    path: '/order-counts',
    tag,
    summary: 'How many orders the ready views and these views have; at 100 counting stops',
    query: z.object({
      views: line(8000).optional().meta({
        description:
          'Query strings of the list, at most 20, with | between them; see the list for their parameters',
      }),
    }),
    response: z.object({
      quick: z.object({ mine: count, waiting: count, overdue: count, all: count, archive: count }),
      views: z
        .array(count.nullable())
        .meta({ description: 'In the order asked; null: with a search, or not understood' }),
    }),
  }),
  export: route({
    id: 'orders.export',
    method: 'POST',
    path: '/order-exports',
    tag,
    summary: 'The list as .xlsx, at most 50 000 rows',
    body: z.strictObject({
      filter: z.strictObject(orderFilters.shape).default({}),
      sort: orderSort,
      columns: z.array(z.enum(orderExportColumns)).min(1).max(orderExportColumns.length).optional(),
    }),
    response: 'bytes',
  }),
  change: route({
    id: 'orders.changeMany',
    method: 'POST',
    path: '/order-bulk-changes',
    tag,
    summary: 'Change many orders at once, each by the rights on it and through its own gate',
    body: z.strictObject({
      act: z.enum(orderActs),
      ids: z.array(id).min(1).max(MOST_ORDERS_AT_ONCE),
      managerId: id.optional().meta({ description: 'With setManager' }),
      expertId: id.optional().meta({ description: 'With setExpert' }),
      reason: reason.optional().meta({
        description: 'With setExpert: why those whose expert is signed go back and are signed anew',
      }),
    }),
    response: z.object({
      done: count,
      leftOut: z
        .array(
          z.object({
            order: z.object({ id, number: z.string() }),
            reason: z.string(),
            missing: z.array(missing).meta({ description: 'As 409 gate_closed of the single act' }),
          }),
        )
        .meta({ description: 'Those left as they were, and why' }),
    }),
    status: 201,
  }),
  replaceExpert: route({
    id: 'orders.replaceExpert',
    method: 'PUT',
    path: '/orders/:id/expert',
    tag,
    summary: 'Another expert: the order goes back to the step that names one, and that step is signed anew',
    params: idParams,
    body: z.strictObject({
      version: z.number().int().positive().meta({ description: 'The version the person saw' }),
      expertId: id,
      reason,
    }),
    response: order,
  }),
};
