import { z } from 'zod';
import { day, id, line } from './common.ts';
import { homeAnswer } from './home.ts';
import { route } from './route.ts';

export const searchHit = z
  .object({
    id,
    title: z.string(),
    subtitle: z.string().nullable(),
    badge: z.string().nullable().meta({ description: 'Status of a client or an order, kind of a document' }),
    place: z
      .object({
        type: z.enum(['client', 'contract', 'order', 'companyFolder', 'calendar']),
        id,
        on: day.optional(),
      })
      .nullable()
      .meta({
        description:
          'The record whose card shows it, of the calendar the day `on`; null: it has a card of its own',
      }),
    passage: z
      .object({
        parts: z.array(z.object({ text: z.string(), hit: z.boolean() })),
        page: z.number().int().nullable(),
      })
      .nullable()
      .meta({ description: 'Where the words stand in a file or a comment, as plain text' }),
  })
  .meta({ id: 'SearchHit' });

export const deskRoutes = {
  home: route({
    id: 'home.get',
    method: 'GET',
    path: '/home',
    tag: 'desk',
    summary: 'What waits for the reader',
    response: homeAnswer,
  }),
  search: route({
    id: 'search.find',
    method: 'GET',
    path: '/search',
    tag: 'desk',
    summary: 'One search over records, files and their text, and comments that the reader may see',
    query: z.object({ q: line(200) }),
    response: z.object({
      corrected: z.string().nullable(),
      groups: z.array(
        z.object({
          type: z.enum([
            'client',
            'contact',
            'contract',
            'order',
            'employee',
            'task',
            'news',
            'event',
            'document',
            'companyDocument',
            'comment',
          ]),
          items: z.array(searchHit),
        }),
      ),
    }),
  }),
};
