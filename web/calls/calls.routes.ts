import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { overdueCallsQuery } from './calls.queries.ts';

const overdue = createRoute({
  getParentRoute: () => appRoute,
  path: '/calls/overdue',
  loader: ({ context }) => void context.queryClient.prefetchQuery(overdueCallsQuery),
  component: lazyRouteComponent(() => import('./OverduePage.tsx'), 'OverduePage'),
});

export const callsRoutes = [overdue] as const;
