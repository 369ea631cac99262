import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { flagParam, idParam, textParam } from '#web/table/listParams.ts';
import { type ContractsSearch, contractQuery, contractsQuery } from './contracts.queries.ts';

const list = createRoute({
  getParentRoute: () => appRoute,
  path: '/contracts',
  validateSearch: (raw: Record<string, unknown>): ContractsSearch => ({
    search: textParam(raw.search),
    asTyped: flagParam(raw.asTyped),
    clientId: idParam(raw.clientId),
  }),
  loaderDeps: ({ search }) => search,
  // Asked for while the page's own code is still on its way; the page words a refusal itself.
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(contractsQuery(deps)),
  component: lazyRouteComponent(() => import('./list/ContractsPage.tsx'), 'ContractsPage'),
});

const create = createRoute({
  getParentRoute: () => appRoute,
  path: '/contracts/new',
  validateSearch: (raw: Record<string, unknown>): { clientId?: number } => ({
    clientId: idParam(raw.clientId),
  }),
  component: lazyRouteComponent(() => import('./new/NewContractPage.tsx'), 'NewContractPage'),
});

const card = createRoute({
  getParentRoute: () => appRoute,
  path: '/contracts/$id',
  params: {
    parse: ({ id }) => ({ id: Number(id) }),
    stringify: ({ id }) => ({ id: String(id) }),
  },
  validateSearch: (raw: Record<string, unknown>): { edit?: true; document?: number } => ({
    edit: flagParam(raw.edit),
    document: idParam(raw.document),
  }),
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(contractQuery(params.id)),
  component: lazyRouteComponent(() => import('./card/ContractPage.tsx'), 'ContractPage'),
});

export const contractsRoutes = [list, create, card] as const;
