import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { idParam } from '#web/table/listParams.ts';
import { readOrdersSearch } from './list/filters.ts';
import { ordersQuery } from './list/orders.queries.ts';

const list = createRoute({
  getParentRoute: () => appRoute,
  path: '/orders',
  validateSearch: readOrdersSearch,
  loaderDeps: ({ search }) => search,
  // Asked for while the page's own code is still on its way; the page words a refusal itself.
  loader: ({ context, deps }) => {
    if (deps.view !== 'board') void context.queryClient.prefetchInfiniteQuery(ordersQuery(deps));
  },
  component: lazyRouteComponent(() => import('./list/OrdersPage.tsx'), 'OrdersPage'),
});

const create = createRoute({
  getParentRoute: () => appRoute,
  path: '/orders/new',
  validateSearch: (raw: Record<string, unknown>): { clientId?: number; contractId?: number } => ({
    clientId: idParam(raw.clientId),
    contractId: idParam(raw.contractId),
  }),
  component: lazyRouteComponent(() => import('./new/NewOrderPage.tsx'), 'NewOrderPage'),
});

export const listRoutes = [list, create] as const;
