import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { flagParam, oneOf } from '#web/table/listParams.ts';
import { clientQuery, clientsQuery } from './clients.queries.ts';
import { readClientsSearch } from './list/filters.ts';

export const CLIENT_TABS = [
  'overview',
  'contacts',
  'contracts',
  'orders',
  'calls',
  'campaigns',
  'feed',
] as const;
export type ClientTab = (typeof CLIENT_TABS)[number];

const list = createRoute({
  getParentRoute: () => appRoute,
  path: '/clients',
  validateSearch: readClientsSearch,
  loaderDeps: ({ search }) => search,
  // Asked for while the page's own code is still on its way; the page words a refusal itself.
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(clientsQuery(deps)),
  component: lazyRouteComponent(() => import('./list/ClientsPage.tsx'), 'ClientsPage'),
});

const create = createRoute({
  getParentRoute: () => appRoute,
  path: '/clients/new',
  component: lazyRouteComponent(() => import('./new/NewClientPage.tsx'), 'NewClientPage'),
});

const segments = createRoute({
  getParentRoute: () => appRoute,
  path: '/segments',
  component: lazyRouteComponent(() => import('./segments/SegmentsPage.tsx'), 'SegmentsPage'),
});

const card = createRoute({
  getParentRoute: () => appRoute,
  path: '/clients/$id',
  params: {
    parse: ({ id }) => ({ id: Number(id) }),
    stringify: ({ id }) => ({ id: String(id) }),
  },
  validateSearch: (raw: Record<string, unknown>): { tab?: ClientTab; edit?: true } => ({
    tab: oneOf(CLIENT_TABS, raw.tab),
    edit: flagParam(raw.edit),
  }),
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(clientQuery(params.id)),
  component: lazyRouteComponent(() => import('./card/ClientPage.tsx'), 'ClientPage'),
});

export const clientsRoutes = [list, create, segments, card] as const;
