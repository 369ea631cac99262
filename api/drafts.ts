import { z } from 'zod';
import { done, moment } from './common.ts';
import { route } from './route.ts';

const tag = 'drafts';

const key = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[\w.:-]+$/, 'text');
const values = z.unknown().meta({ description: 'What stands in the form, as the page keeps it' });
/** Signs of JSON. A form holds less; a longer text belongs into a document. */
export const LONGEST_DRAFT = 100_000;

export const draftRoutes = {
  list: route({
    id: 'drafts.list',
    method: 'GET',
    path: '/drafts',
    tag,
    summary: 'What the reader typed into forms and did not send',
    response: z.object({ items: z.array(z.object({ key: z.string(), at: moment, values })) }),
  }),
  keep: route({
    id: 'drafts.keep',
    method: 'PUT',
    path: '/drafts/:key',
    tag,
    summary: 'Keep a draft; the one kept last counts',
    params: z.object({ key }),
    body: z.strictObject({ values }),
    response: z.object({ at: moment }),
  }),
  drop: route({
    id: 'drafts.drop',
    method: 'DELETE',
    path: '/drafts/:key',
    tag,
    summary: 'The form was sent, or the draft is not wanted',
    params: z.object({ key }),
    response: done,
    status: 200,
  }),
};
