import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { openDrafts } from '#web/form/draftStore.ts';
import { isProblem } from '#web/http/errors.ts';
import { meQuery } from '#web/session/public.ts';
import { CrashPage, NotFoundPage, Opening } from './fallbacks.tsx';

export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  errorComponent: CrashPage,
  notFoundComponent: NotFoundPage,
});

/**
 * Parent of every page for people who are signed in: loads the session once, puts the shell around the page.
 * Rooms hang their routes here: `createRoute({ getParentRoute: () => appRoute, path: '/orders', … })`.
 */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.queryClient.ensureQueryData(meQuery);
      await openDrafts(me.employee.id);
    } catch (cause) {
      if (!isProblem(cause, 'signed_out')) throw cause;
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('./SignedIn.tsx'), 'SignedIn'),
  pendingComponent: Opening,
});
