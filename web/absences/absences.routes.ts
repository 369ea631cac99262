import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';

const list = createRoute({
  getParentRoute: () => appRoute,
  path: '/absences',
  component: lazyRouteComponent(() => import('./AbsencesPage.tsx'), 'AbsencesPage'),
});

export const absencesRoutes = [list] as const;
