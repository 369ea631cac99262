import { z } from 'zod';
import {
  ability,
  cursor,
  day,
  filledLine,
  id,
  idParam,
  idParams,
  limit,
  line,
  money,
  note,
  page,
  person,
  reason,
  seenVersion,
} from './common.ts';
import { document } from './documents.ts';
import { comment, commentBody, feedPage, mentionablePeople } from './feed.ts';
import { route } from './route.ts';

const ref = z.object({ id, name: z.string() });

export const contractRow = z
  .object({
    id,
    number: z.string(),
    signedOn: day.nullable(),
    client: ref,
    orders: z.number().int().meta({ description: 'Orders under it the reader sees' }),
    money: z
      .object({ amount: money.nullable(), paid: money, status: z.enum(['paid', 'part', 'debt', 'none']) })
      .nullable()
      .meta({ description: 'null where the reader may not see money' }),
  })
  .meta({ id: 'ContractRow' });

export const contract = contractRow
  .extend({
    author: person,
    version: z.number().int(),
    seesComments: z.boolean(),
    seesDocuments: z.boolean(),
    termsLocked: z
      .boolean()
      .meta({ description: 'A first step under it is signed: number, date and amount need a reason' }),
    abilities: z.object({
      edit: ability,
      editTerms: ability,
      comment: ability,
      addDocument: ability,
      addCommercialDocument: ability,
      createOrder: ability,
    }),
  })
  .meta({ id: 'Contract' });
const contractBody = z.strictObject({
  number: filledLine(100),
  signedOn: day.nullable().default(null),
  amount: money.nullable().default(null),
});

export const contractRoutes = {
  list: route({
    id: 'contracts.list',
    method: 'GET',
    path: '/contracts',
    tag: 'contracts',
    summary: 'Contracts, newest first; search by number or company',
    query: z.object({
      search: line(200).optional(),
      clientId: idParam.optional(),
      cursor: cursor.optional(),
      limit,
    }),
    response: page(contractRow).extend({ corrected: z.string().nullable() }),
  }),
  get: route({
    id: 'contracts.get',
    method: 'GET',
    path: '/contracts/:id',
    tag: 'contracts',
    summary: 'A contract',
    params: idParams,
    response: contract,
  }),
  create: route({
    id: 'contracts.create',
    method: 'POST',
    path: '/contracts',
    tag: 'contracts',
    summary: 'Add a contract',
    body: contractBody.extend({ clientId: id, comment: note().optional() }),
    response: contract,
    status: 201,
  }),
  edit: route({
    id: 'contracts.edit',
    method: 'PUT',
    path: '/contracts/:id',
    tag: 'contracts',
    summary: 'Change a contract; with a reason once a first step under it is signed',
    params: idParams,
    body: contractBody.extend({ version: seenVersion, reason: reason.optional() }),
    response: contract,
  }),
  feed: route({
    id: 'contracts.feed',
    method: 'GET',
    path: '/contracts/:id/feed',
    tag: 'contracts',
    summary: 'Events and comments of a contract',
    params: idParams,
    query: z.object({
      filter: z.enum(['all', 'comments', 'changes', 'files']).default('all'),
      cursor: cursor.optional(),
      limit,
    }),
    response: feedPage,
  }),
  comment: route({
    id: 'contracts.comment',
    method: 'POST',
    path: '/contracts/:id/comments',
    tag: 'contracts',
    summary: 'Comment on a contract',
    params: idParams,
    body: commentBody,
    response: comment,
    status: 201,
  }),
  mentionable: route({
    id: 'contracts.mentionable',
    method: 'GET',
    path: '/contracts/:id/mentionable',
    tag: 'contracts',
    summary: 'People who would see a comment on the contract, as far as the reader may know',
    params: idParams,
    response: mentionablePeople,
  }),
  documents: route({
    id: 'contracts.documents',
    method: 'GET',
    path: '/contracts/:id/documents',
    tag: 'documents',
    summary: 'Documents of a contract that the reader may see',
    params: idParams,
    response: z.object({ items: z.array(document) }),
  }),
  addDocument: route({
    id: 'contracts.addDocument',
    method: 'POST',
    path: '/contracts/:id/documents',
    tag: 'documents',
    summary: 'Upload one file as raw bytes',
    params: idParams,
    query: z.object({ name: z.string().min(1).max(500), kind: z.string().max(40) }),
    body: 'bytes',
    response: document,
    status: 201,
  }),
};
