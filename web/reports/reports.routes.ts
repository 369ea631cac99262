import { createRoute } from '@tanstack/react-router';
import { latePage } from '#web/i18n/latePage.ts';
import { appRoute } from '#web/routes/roots.tsx';
import { standingQuery, termsQuery } from './reports.queries.ts';
import { readStandingSearch, readTermsSearch } from './search.ts';

const list = createRoute({
  getParentRoute: () => appRoute,
  path: '/reports',
  component: latePage(() => import('./ReportsPage.tsx'), 'ReportsPage'),
});

const standing = createRoute({
  getParentRoute: () => appRoute,
  path: '/reports/standing',
  validateSearch: readStandingSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchQuery(standingQuery(deps)),
  component: latePage(() => import('./standing/StandingPage.tsx'), 'StandingPage'),
});

const terms = createRoute({
  getParentRoute: () => appRoute,
  path: '/reports/terms',
  validateSearch: readTermsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(termsQuery(deps)),
  component: latePage(() => import('./terms/TermsPage.tsx'), 'TermsPage'),
});

/** Routes of the room, under `appRoute` of #web/routes/roots.tsx; see home.routes.ts for the pattern. */
export const reportsRoutes = [list, standing, terms] as const;
