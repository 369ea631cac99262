import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { idParam } from '#web/table/listParams.ts';
import { orderQuery } from './card/order.queries.ts';

export interface CardSearch {
  /** Number of the step shown; absent = the step the order stands on. */
  step?: number;
  /** Key of the requirement to put the cursor into. */
  field?: string;
  /** The document that is open over the card. */
  document?: number;
}

const card = createRoute({
  getParentRoute: () => appRoute,
  path: '/orders/$id',
  params: {
    parse: ({ id }) => ({ id: Number(id) }),
    stringify: ({ id }) => ({ id: String(id) }),
  },
  validateSearch: (search: Record<string, unknown>): CardSearch => ({
    step: Number(search.step) > 0 ? Number(search.step) : undefined,
    field: typeof search.field === 'string' ? search.field : undefined,
    document: idParam(search.document),
  }),
  // Asked for while the page's own code is still on its way; the page words a refusal itself.
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(orderQuery(params.id)),
  component: lazyRouteComponent(() => import('./card/OrderPage.tsx'), 'OrderPage'),
});

export const cardRoutes = [card] as const;
