import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { findPeople } from './peopleFilters.ts';

const list = createRoute({
  getParentRoute: () => appRoute,
  path: '/people',
  validateSearch: findPeople,
  component: lazyRouteComponent(() => import('./PeoplePage.tsx'), 'PeoplePage'),
});

const card = createRoute({
  getParentRoute: () => appRoute,
  path: '/people/$id',
  component: lazyRouteComponent(() => import('./PersonPage.tsx'), 'PersonPage'),
});

export const peopleRoutes = [list, card] as const;
