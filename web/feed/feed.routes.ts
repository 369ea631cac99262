import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { companyFeedQuery } from './companyFeed.queries.ts';

const companyFeed = createRoute({
  getParentRoute: () => appRoute,
  path: '/feed',
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(companyFeedQuery('all')),
  component: lazyRouteComponent(() => import('./CompanyFeedPage.tsx'), 'CompanyFeedPage'),
});

export const feedRoutes = [companyFeed] as const;
