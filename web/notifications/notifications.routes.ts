import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';

export interface InboxSearch {
  /** Absent = only the unread. */
  show?: 'all' | 'postponed';
}

const inbox = createRoute({
  getParentRoute: () => appRoute,
  path: '/inbox',
  validateSearch: (search: Record<string, unknown>): InboxSearch =>
    search.show === 'all' || search.show === 'postponed' ? { show: search.show } : {},
  component: lazyRouteComponent(() => import('./InboxPage.tsx'), 'InboxPage'),
});

/** Routes of the room, under `appRoute`. */
export const notificationsRoutes = [inbox] as const;
