import { createRoute } from '@tanstack/react-router';
import { latePage } from '#web/i18n/latePage.ts';
import { appRoute } from '#web/routes/roots.tsx';
import { idParam, oneOf } from '#web/table/listParams.ts';
import { campaignQuery, campaignsQuery } from './campaigns.queries.ts';
import { STEPS, type Step } from './states.ts';
import { findSuppressions } from './suppressions/suppressionSearch.ts';

const list = createRoute({
  getParentRoute: () => appRoute,
  path: '/campaigns',
  // Asked for while the page's own code is still on its way; the page words a refusal itself.
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(campaignsQuery()),
  component: latePage(() => import('./CampaignsPage.tsx'), 'CampaignsPage'),
});

const create = createRoute({
  getParentRoute: () => appRoute,
  path: '/campaigns/new',
  validateSearch: (raw: Record<string, unknown>): { copyOf?: number } => ({ copyOf: idParam(raw.copyOf) }),
  component: latePage(() => import('./NewCampaignPage.tsx'), 'NewCampaignPage'),
});

const one = createRoute({
  getParentRoute: () => appRoute,
  path: '/campaigns/$id',
  params: {
    parse: ({ id }) => ({ id: Number(id) }),
    stringify: ({ id }) => ({ id: String(id) }),
  },
  validateSearch: (raw: Record<string, unknown>): { step?: Step } => ({ step: oneOf(STEPS, raw.step) }),
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(campaignQuery(params.id)),
  component: latePage(() => import('./CampaignPage.tsx'), 'CampaignPage'),
});

const suppressions = createRoute({
  getParentRoute: () => appRoute,
  path: '/campaigns/suppressions',
  validateSearch: findSuppressions,
  component: latePage(() => import('./suppressions/SuppressionsPage.tsx'), 'SuppressionsPage'),
});

/** Routes of the room, under `appRoute` of #web/routes/roots.tsx; see home.routes.ts for the pattern. */
export const campaignsRoutes = [list, create, one, suppressions] as const;
