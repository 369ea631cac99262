import { z } from 'zod';
import { client, ref } from './clients.ts';
import { id, idParams } from './common.ts';
import { route } from './route.ts';

const tag = 'clients';

/** Fields of two clients of which one stays; lists of both always stay. */
export const mergeChoices = [
  'name',
  'address',
  'source',
  'activity',
  'occupation',
  'inn',
  'kpp',
  'site',
  'manager',
  'status',
] as const;
const choice = z.enum(mergeChoices);

export const mergeRoutes = {
  merge: route({
    id: 'clients.merge',
    method: 'PUT',
    path: '/clients/:id/merge',
    tag,
    summary: 'Merge this client into another: everything on it moves there, and it goes to the archive',
    params: idParams,
    body: z.strictObject({
      intoId: id,
      version: z.number().int().meta({ description: 'Of this client, as it was seen' }),
      intoVersion: z.number().int().meta({ description: 'Of the one that stays' }),
      take: z
        .array(choice)
        .max(mergeChoices.length)
        .optional()
        .meta({ description: 'Fields taken from this client. Left out: those that are empty at the other' }),
    }),
    response: client,
  }),
  unmerge: route({
    id: 'clients.unmerge',
    method: 'DELETE',
    path: '/clients/:id/merge',
    tag,
    summary: 'Undo the merge of this client into another',
    params: idParams,
    response: z.object({
      client,
      other: ref.meta({ description: 'The one it had been merged into' }),
      stays: z
        .array(
          z.object({
            what: z.enum(['field', 'order', 'contract', 'contact', 'call']),
            label: z.string(),
          }),
        )
        .meta({
          description: 'What stays at the other, because it changed since; as far as the reader sees it',
        }),
    }),
    status: 200,
  }),
};
