import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { aboutOf, findTasks } from './taskFilters.ts';
import { taskQuery } from './tasks.queries.ts';

const list = createRoute({
  getParentRoute: () => appRoute,
  path: '/tasks',
  validateSearch: findTasks,
  component: lazyRouteComponent(() => import('./TasksPage.tsx'), 'TasksPage'),
});

const create = createRoute({
  getParentRoute: () => appRoute,
  path: '/tasks/new',
  validateSearch: aboutOf,
  component: lazyRouteComponent(() => import('./NewTaskPage.tsx'), 'NewTaskPage'),
});

const card = createRoute({
  getParentRoute: () => appRoute,
  path: '/tasks/$id',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(taskQuery(Number(params.id))),
  component: lazyRouteComponent(() => import('./TaskPage.tsx'), 'TaskPage'),
});

export const tasksRoutes = [list, create, card] as const;
