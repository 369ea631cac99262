import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';

const sheet = createRoute({
  getParentRoute: () => appRoute,
  path: '/orders/$id/sheet',
  params: {
    parse: ({ id }) => ({ id: Number(id) }),
    stringify: ({ id }) => ({ id: String(id) }),
  },
  component: lazyRouteComponent(() => import('./sheet/SheetPage.tsx'), 'SheetPage'),
});

export const sheetRoutes = [sheet] as const;
