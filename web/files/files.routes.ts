import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { foldersQuery } from './company/company.queries.ts';

const idOf = (raw: unknown): number | undefined => {
  const id = Number(raw);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
};

const company = createRoute({
  getParentRoute: () => appRoute,
  path: '/files',
  validateSearch: (raw: Record<string, unknown>): { folder?: number; document?: number } => ({
    folder: idOf(raw.folder),
    document: idOf(raw.document),
  }),
  loader: ({ context }) => void context.queryClient.prefetchQuery(foldersQuery),
  component: lazyRouteComponent(() => import('./company/CompanyPage.tsx'), 'CompanyPage'),
});

/** The documents of the company; those of contracts and orders stand on their cards. */
export const filesRoutes = [company] as const;
