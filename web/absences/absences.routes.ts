import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { absenceSearch } from './absenceView.ts';

const list = createRoute({
  getParentRoute: () => appRoute,
  path: '/absences',
  validateSearch: absenceSearch,
  component: lazyRouteComponent(() => import('./AbsencesPage.tsx'), 'AbsencesPage'),
});

const ask = createRoute({
  getParentRoute: () => appRoute,
  path: '/absences/new',
  component: lazyRouteComponent(() => import('./AskAbsencePage.tsx'), 'AskAbsencePage'),
});

export const absencesRoutes = [list, ask] as const;
