import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { readCalendarSearch } from './calendarSearch.ts';

const calendar = createRoute({
  getParentRoute: () => appRoute,
  path: '/calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('./CalendarPage.tsx'), 'CalendarPage'),
});

/** Routes of the room, under `appRoute` of #web/routes/roots.tsx; see home.routes.ts for the pattern. */
export const calendarRoutes = [calendar] as const;
