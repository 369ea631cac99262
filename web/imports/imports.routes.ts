import { createRoute } from '@tanstack/react-router';
import { latePage } from '#web/i18n/latePage.ts';
import { appRoute } from '#web/routes/roots.tsx';
import { oneOf } from '#web/table/listParams.ts';
import { type ImportKind, importQuery, importsQuery, type RowState } from './imports.queries.ts';
import { KINDS, TABS } from './keys.ts';

/** The query string of `/imports/:id`. */
export interface ImportSearch {
  /** Absent: those that want something of the person. */
  rows?: RowState;
  /** The settings of a table that has been checked. */
  part?: 'columns';
}

const list = createRoute({
  getParentRoute: () => appRoute,
  path: '/imports',
  // Asked for while the page's own code is still on its way; the page words a refusal itself.
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(importsQuery()),
  component: latePage(() => import('./list/ImportsPage.tsx'), 'ImportsPage'),
});

const create = createRoute({
  getParentRoute: () => appRoute,
  path: '/imports/new',
  validateSearch: (raw: Record<string, unknown>): { kind?: ImportKind } => ({
    kind: oneOf(KINDS, raw.kind),
  }),
  component: latePage(() => import('./new/NewImportPage.tsx'), 'NewImportPage'),
});

const one = createRoute({
  getParentRoute: () => appRoute,
  path: '/imports/$id',
  params: {
    parse: ({ id }) => ({ id: Number(id) }),
    stringify: ({ id }) => ({ id: String(id) }),
  },
  validateSearch: (raw: Record<string, unknown>): ImportSearch => ({
    rows: oneOf(TABS, raw.rows),
    part: raw.part === 'columns' ? 'columns' : undefined,
  }),
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(importQuery(params.id)),
  component: latePage(() => import('./one/ImportPage.tsx'), 'ImportPage'),
});

export const importsRoutes = [list, create, one] as const;
