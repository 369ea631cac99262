import { z } from 'zod';
import { id, idParam, person, text } from './common.ts';
import { route } from './route.ts';

const order = z.object({ id, number: z.string() });

const rule = z.object({
  words: z.string().meta({ description: 'Whom it names and when, in words' }),
  applies: z.boolean().meta({ description: 'The person is one of these, themselves or by standing in' }),
  standingFor: z.string().nullable().meta({ description: 'Short name of the person stood in for' }),
  holds: z.boolean().meta({ description: 'Its condition on the order is met today' }),
});

export const accessPart = z
  .object({
    part: z.enum([
      'order',
      'values',
      'comments',
      'contract',
      'money',
      'documents',
      'contractComments',
      'client',
      'clientComments',
    ]),
    titles: z.array(text).meta({ description: 'Values it is about' }),
    by: z.string().nullable().meta({ description: 'Whose comments' }),
    seen: z.boolean(),
    held: z
      .boolean()
      .meta({ description: 'The person is the expert there and is held to the expert’s share' }),
    rules: z.array(rule).meta({ description: 'Of the process: each as it was tried' }),
    reasons: z.array(
      z.object({
        because: z.enum(['allClients', 'allMoney', 'author', 'clientManager', 'order']),
        standingFor: z.string().nullable(),
        order: order.nullable(),
      }),
    ),
    moreOrders: z.number().int().meta({ description: 'So many orders more open it' }),
  })
  .meta({ id: 'AccessPart' });

const change = z.object({
  viewer: person,
  manager: person,
  orders: z.number().int().meta({ description: 'Orders of the manager' }),
});

export const accessRoutes = {
  explain: route({
    id: 'access.explain',
    method: 'GET',
    path: '/access-explanations',
    tag: 'people',
    summary: 'Why a person sees a record or a part of it, or does not',
    query: z.object({
      type: z.enum(['order', 'contract', 'client']),
      id: idParam,
      employeeId: idParam,
    }),
    response: z.object({
      record: z.object({ id, title: z.string() }),
      employee: person,
      active: z.boolean().meta({ description: 'false: dismissed or not come yet, and sees nothing' }),
      standingInFor: z.array(z.string()),
      parts: z.array(accessPart),
    }),
  }),
  previewGroup: route({
    id: 'visibilityGroups.preview',
    method: 'GET',
    path: '/visibility-group-preview',
    tag: 'people',
    summary: 'Who would begin and cease to see whose orders, were the group saved with these members',
    query: z.object({
      id: idParam.optional().meta({ description: 'The group; absent for a new one' }),
      memberIds: z
        .string()
        .regex(/^(\d{1,15}(,\d{1,15}){0,199})?$/)
        .meta({ description: 'Ids, parted by commas' }),
    }),
    response: z.object({ gained: z.array(change), lost: z.array(change) }),
  }),
};
