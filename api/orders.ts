import { z } from 'zod';
import {
  cursor,
  day,
  filledLine,
  flag,
  id,
  idParam,
  idParams,
  limit,
  line,
  money,
  page,
  person,
  reason,
  text,
} from './common.ts';
import { document } from './documents.ts';
import { comment, commentBody, feedPage, mentionablePeople } from './feed.ts';
import { order, orderRow, orderStatus } from './order-card.ts';
import { route } from './route.ts';

const tag = 'orders';

const byVersion = z.strictObject({
  version: z.number().int().positive().meta({ description: 'The version the person saw' }),
});
const stepParams = z.object({ id: idParam, step: z.string().max(60) });
const keyParams = z.object({ id: idParam, key: z.string().max(60) });

/** One word of whom, or a department and whom of it. */
const AWAITED =
  /^((employee|department|members):\d{1,15}|department:none|nobody)(,((employee|members):\d{1,15}|nobody))?$/;

export const orderFilters = z.object({
  search: line(200).optional(),
  status: orderStatus.optional(),
  step: z.string().max(60).optional(),
  managerId: idParam.optional(),
  expertId: idParam.optional(),
  clientId: idParam.optional(),
  contractId: idParam.optional(),
  legalEntityId: idParam.optional(),
  mine: flag.optional().meta({ description: 'Led or examined by the reader' }),
  waitingForMe: flag.optional(),
  overdue: flag.optional(),
  archived: flag.optional().meta({ description: 'true: only the archive; absent: all at work' }),
  any: flag.optional().meta({ description: 'true: archive too' }),
  awaitsDepartment: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'Key of a department whose head or people the step waits for' }),
  dueFrom: day.optional().meta({ description: 'The last day of the step, of orders at work' }),
  dueTo: day.optional(),
  standing: flag.optional().meta({ description: 'true: at work, without the refused' }),
  process: z.string().max(60).optional().meta({ description: 'Of this process; with `step`, its step' }),
  awaited: z.string().regex(AWAITED).optional().meta({
    description:
      'At work and waiting for this employee; for somebody of this department; for any of its members, nobody named; of two, for both',
  }),
  payments: z.enum(['none', 'notFull']).optional().meta({
    description:
      'Confirmed and not paid, or less than the contract says; of orders whose money the reader sees',
  }),
  createdFrom: day.optional(),
  createdTo: day.optional(),
});
export const orderSort = z.enum(['new', 'due']).default('new');

export const orderRoutes = {
  list: route({
    id: 'orders.list',
    method: 'GET',
    path: '/orders',
    tag,
    summary: 'Orders; search by company, contract number, order number',
    query: orderFilters.extend({
      sort: orderSort,
      cursor: cursor.optional(),
      limit,
    }),
    response: page(orderRow).extend({ corrected: z.string().nullable() }),
  }),
  board: route({
    id: 'orders.board',
    method: 'GET',
    path: '/order-board',
    tag,
    summary: 'The same orders by step, the first 50 of each',
    query: orderFilters,
    response: z.object({
      columns: z.array(
        z.object({ step: z.string(), title: text, items: z.array(orderRow), more: z.boolean() }),
      ),
    }),
  }),
  get: route({
    id: 'orders.get',
    method: 'GET',
    path: '/orders/:id',
    tag,
    summary: 'The order card',
    params: idParams,
    response: order,
  }),
  signOff: route({
    id: 'orders.signOff',
    method: 'GET',
    path: '/orders/:id/sign-off',
    tag,
    summary:
      'The sign-off sheet: the order with its signatures, and a code over these that verify-journal confirms',
    params: idParams,
    response: z.object({
      order,
      code: z.string().nullable().meta({ description: 'null while no signature stands' }),
    }),
  }),
  create: route({
    id: 'orders.create',
    method: 'POST',
    path: '/orders',
    tag,
    summary: 'A new order, a prospect at the first step',
    body: z.strictObject({
      title: filledLine(300),
      clientId: id,
      contractId: id.nullable().default(null),
      managerId: id.nullable().default(null),
    }),
    response: order,
    status: 201,
  }),
  edit: route({
    id: 'orders.edit',
    method: 'PUT',
    path: '/orders/:id/title',
    tag,
    summary: 'Rename the order',
    params: idParams,
    body: z.strictObject({ title: filledLine(300) }),
    response: order,
  }),
  attachContract: route({
    id: 'orders.attachContract',
    method: 'PUT',
    path: '/orders/:id/contract',
    tag,
    summary: 'Put the order under a contract of its client',
    params: idParams,
    body: z.strictObject({ contractId: id.nullable() }),
    response: order,
  }),
  reassign: route({
    id: 'orders.reassign',
    method: 'PUT',
    path: '/orders/:id/manager',
    tag,
    summary: 'Give the order to another manager',
    params: idParams,
    body: byVersion.extend({ managerId: id }),
    response: order,
  }),
  confirm: route({
    id: 'orders.confirm',
    method: 'PUT',
    path: '/orders/:id/confirmation',
    tag,
    summary: 'Confirmed by the client',
    params: idParams,
    body: byVersion,
    response: order,
  }),
  refuse: route({
    id: 'orders.refuse',
    method: 'PUT',
    path: '/orders/:id/refusal',
    tag,
    summary: 'Refused, with a reason',
    params: idParams,
    body: byVersion.extend({ reason }),
    response: order,
  }),
  takeUp: route({
    id: 'orders.takeUp',
    method: 'DELETE',
    path: '/orders/:id/refusal',
    tag,
    summary: 'Take a refused order up again',
    params: idParams,
    response: order,
    status: 200,
  }),
  setField: route({
    id: 'orders.setField',
    method: 'PUT',
    path: '/orders/:id/fields/:key',
    tag,
    summary: 'Set or clear one value',
    params: keyParams,
    body: z.strictObject({
      value: z.union([z.string().max(20_000), z.number()]).nullable(),
      seen: z
        .number()
        .int()
        .min(0)
        .nullable()
        .meta({ description: 'Version of the value the person saw; null overwrites knowingly' }),
    }),
    response: order,
  }),
  setMark: route({
    id: 'orders.setMark',
    method: 'PUT',
    path: '/orders/:id/marks/:key',
    tag,
    summary: 'Set a mark',
    params: keyParams,
    body: z.strictObject({}),
    response: order,
  }),
  clearMark: route({
    id: 'orders.clearMark',
    method: 'DELETE',
    path: '/orders/:id/marks/:key',
    tag,
    summary: 'Clear a mark',
    params: keyParams,
    response: order,
    status: 200,
  }),
  enterPayment: route({
    id: 'orders.enterPayment',
    method: 'POST',
    path: '/orders/:id/payments',
    tag,
    summary: 'Enter a payment',
    params: idParams,
    body: z.strictObject({ amount: money, paidOn: day, paymentOrderNumber: filledLine(60) }),
    response: order,
    status: 201,
  }),
  reversePayment: route({
    id: 'orders.reversePayment',
    method: 'PUT',
    path: '/orders/:id/payments/:n/reversal',
    tag,
    summary: 'Reverse a payment, with a reason',
    params: z.object({ id: idParam, n: z.coerce.number().int().positive() }),
    body: z.strictObject({ reason }),
    response: order,
  }),
  requestResolution: route({
    id: 'orders.requestResolution',
    method: 'PUT',
    path: '/orders/:id/steps/:step/request',
    tag,
    summary: 'Ask for the resolution',
    params: stepParams,
    body: byVersion,
    response: order,
  }),
  takeBackRequest: route({
    id: 'orders.takeBackRequest',
    method: 'DELETE',
    path: '/orders/:id/steps/:step/request',
    tag,
    summary: 'Take the request back',
    params: stepParams,
    response: order,
    status: 200,
  }),
  giveResolution: route({
    id: 'orders.giveResolution',
    method: 'PUT',
    path: '/orders/:id/steps/:step/resolution',
    tag,
    summary: 'Sign the step; on the last step this moves the order to the archive',
    params: stepParams,
    body: byVersion.extend({
      values: z.record(z.string().max(60), z.union([z.string().max(20_000), z.number()])).default({}),
      reason: reason
        .nullable()
        .default(null)
        .meta({ description: 'Required where the director signs for the seat' }),
    }),
    response: order,
  }),
  withdrawResolution: route({
    id: 'orders.withdrawResolution',
    method: 'DELETE',
    path: '/orders/:id/steps/:step/resolution',
    tag,
    summary: 'The signer takes the signature back',
    params: stepParams,
    response: order,
    status: 200,
  }),
  return: route({
    id: 'orders.return',
    method: 'POST',
    path: '/orders/:id/returns',
    tag,
    summary: 'Return for rework, with a reason',
    params: idParams,
    body: byVersion.extend({ to: z.string().max(60), reason }),
    response: order,
    status: 201,
  }),
  reopen: route({
    id: 'orders.reopen',
    method: 'POST',
    path: '/orders/:id/reopenings',
    tag,
    summary: 'Reopen an archived order, with a reason',
    params: idParams,
    body: byVersion.extend({ reason }),
    response: order,
    status: 201,
  }),
  renew: route({
    id: 'orders.renew',
    method: 'POST',
    path: '/orders/:id/renewal',
    tag,
    summary: 'A new prospect from an archived order',
    params: idParams,
    body: z.strictObject({}),
    response: order,
    status: 201,
  }),
  feed: route({
    id: 'orders.feed',
    method: 'GET',
    path: '/orders/:id/feed',
    tag,
    summary: 'Events and comments of an order, newest first',
    params: idParams,
    query: z.object({
      filter: z.enum(['all', 'comments', 'changes', 'resolutions', 'files']).default('all'),
      cursor: cursor.optional(),
      limit,
    }),
    response: feedPage,
  }),
  comment: route({
    id: 'orders.comment',
    method: 'POST',
    path: '/orders/:id/comments',
    tag,
    summary: 'Comment on an order',
    params: idParams,
    body: commentBody,
    response: comment,
    status: 201,
  }),
  mentionable: route({
    id: 'orders.mentionable',
    method: 'GET',
    path: '/orders/:id/mentionable',
    tag,
    summary: 'People who would see a comment of the reader',
    params: idParams,
    response: mentionablePeople,
  }),
  documents: route({
    id: 'orders.documents',
    method: 'GET',
    path: '/orders/:id/documents',
    tag: 'documents',
    summary: 'Documents of the order and its contract that the reader may see',
    params: idParams,
    response: z.object({ items: z.array(document) }),
  }),
  addDocument: route({
    id: 'orders.addDocument',
    method: 'POST',
    path: '/orders/:id/documents',
    tag: 'documents',
    summary: 'Upload one file as raw bytes; it hangs on the order’s contract',
    params: idParams,
    query: z.object({ name: z.string().min(1).max(500), kind: z.string().max(40) }),
    body: 'bytes',
    response: document,
    status: 201,
  }),
  experts: route({
    id: 'orders.experts',
    method: 'GET',
    path: '/order-experts',
    tag,
    summary: 'Employees to choose an expert from, those of the department first, with their load',
    query: z.object({ department: z.string().max(60).optional(), search: line(100).optional() }),
    response: z.object({
      items: z.array(
        person.extend({ first: z.boolean(), load: z.number().int(), away: z.string().nullable() }),
      ),
    }),
  }),
};
