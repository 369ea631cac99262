import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { absencesRoutes } from '#web/absences/absences.routes.ts';
import { adminRoutes } from '#web/admin/admin.routes.ts';
import { authRoutes } from '#web/auth/auth.routes.ts';
import { calendarRoutes } from '#web/calendar/calendar.routes.ts';
import { callsRoutes } from '#web/calls/calls.routes.ts';
import { campaignsRoutes } from '#web/campaigns/campaigns.routes.ts';
import { clientsRoutes } from '#web/clients/clients.routes.ts';
import { contractsRoutes } from '#web/contracts/contracts.routes.ts';
import { feedRoutes } from '#web/feed/feed.routes.ts';
import { filesRoutes } from '#web/files/files.routes.ts';
import { homeRoutes } from '#web/home/home.routes.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { importsRoutes } from '#web/imports/imports.routes.ts';
import { meRoutes } from '#web/me/me.routes.ts';
import { newsRoutes } from '#web/news/news.routes.ts';
import { notificationsRoutes } from '#web/notifications/notifications.routes.ts';
import { ordersRoutes } from '#web/orders/orders.routes.ts';
import { peopleRoutes } from '#web/people/people.routes.ts';
import { portalRoutes } from '#web/portal/portal.routes.ts';
import { reportsRoutes } from '#web/reports/reports.routes.ts';
import { MissingPage, Opening } from '#web/routes/fallbacks.tsx';
import { appRoute, rootRoute } from '#web/routes/roots.tsx';
import { setupRoutes } from '#web/setup/setup.routes.ts';
import { tasksRoutes } from '#web/tasks/tasks.routes.ts';

/** Any other path: inside the shell for who is signed in, through the sign-in for who is not. */
const elsewhere = createRoute({ getParentRoute: () => appRoute, path: '$', component: MissingPage });

/** A new page is a line in its room's `<room>.routes.ts`; this file only puts the rooms together. */
const signedIn = appRoute.addChildren([
  ...homeRoutes,
  ...feedRoutes,
  ...clientsRoutes,
  ...contractsRoutes,
  ...importsRoutes,
  ...ordersRoutes,
  ...calendarRoutes,
  ...callsRoutes,
  ...peopleRoutes,
  ...portalRoutes,
  ...campaignsRoutes,
  ...reportsRoutes,
  ...adminRoutes,
  ...newsRoutes,
  ...notificationsRoutes,
  ...tasksRoutes,
  ...filesRoutes,
  ...meRoutes,
  ...absencesRoutes,
  elsewhere,
]);

const routeTree = rootRoute.addChildren([...authRoutes, ...setupRoutes, signedIn, ...devRoutes()]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // Query keeps the data; the router only says when a page may need it.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 400,
  defaultPendingComponent: Opening,
  defaultNotFoundComponent: MissingPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** The gallery exists under `vite dev` only: the build drops this branch and with it the chunk. */
function devRoutes() {
  if (!import.meta.env.DEV) return [];
  return [
    createRoute({
      getParentRoute: () => rootRoute,
      path: '/gallery',
      component: lazyRouteComponent(() => import('#web/gallery/GalleryPage.tsx'), 'GalleryPage'),
    }),
  ];
}
