import { z } from 'zod';
import { filledLine, id, idParams, line } from './common.ts';
import { route } from './route.ts';

const tag = 'views';

/** More views of one list nobody keeps. */
export const MOST_VIEWS = 20;

const list = z.enum(['clients', 'orders']);
const query = line(2000).meta({ description: 'The query string of the page: filters, order, columns' });

export const savedView = z
  .object({ id, list, name: z.string(), query: z.string() })
  .meta({ id: 'SavedView' });

export const viewRoutes = {
  list: route({
    id: 'savedViews.list',
    method: 'GET',
    path: '/saved-views',
    tag,
    summary: 'The reader’s own views of a list, in the order they were saved',
    query: z.object({ list }),
    response: z.object({ items: z.array(savedView) }),
  }),
  create: route({
    id: 'savedViews.create',
    method: 'POST',
    path: '/saved-views',
    tag,
    summary: 'Keep a view under a name, at most 20 of a list',
    body: z.strictObject({ list, name: filledLine(60), query }),
    response: savedView,
    status: 201,
  }),
  edit: route({
    id: 'savedViews.edit',
    method: 'PUT',
    path: '/saved-views/:id',
    tag,
    summary: 'Rename a view, or keep another query under its name',
    params: idParams,
    body: z.strictObject({ name: filledLine(60), query }),
    response: savedView,
  }),
  remove: route({
    id: 'savedViews.remove',
    method: 'DELETE',
    path: '/saved-views/:id',
    tag,
    summary: 'Remove a view',
    params: idParams,
    response: 'nothing',
    status: 204,
  }),
};
