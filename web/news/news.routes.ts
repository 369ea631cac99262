import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { oneOf, type Raw } from '#web/table/listParams.ts';
import { newsQuery, VIEWS, type View } from './news.queries.ts';

const list = createRoute({
  getParentRoute: () => appRoute,
  path: '/news',
  validateSearch: (raw: Raw): { view?: View | undefined } => ({ view: oneOf(VIEWS, raw.view) }),
  component: lazyRouteComponent(() => import('./NewsListPage.tsx'), 'NewsListPage'),
});

const create = createRoute({
  getParentRoute: () => appRoute,
  path: '/news/new',
  component: lazyRouteComponent(() => import('./BeginPage.tsx'), 'BeginPage'),
});

const one = createRoute({
  getParentRoute: () => appRoute,
  path: '/news/$id',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(newsQuery(Number(params.id))),
  component: lazyRouteComponent(() => import('./NewsPage.tsx'), 'NewsPage'),
});

const edit = createRoute({
  getParentRoute: () => appRoute,
  path: '/news/$id/edit',
  component: lazyRouteComponent(() => import('./EditPage.tsx'), 'EditPage'),
});

export const newsRoutes = [list, create, one, edit] as const;
