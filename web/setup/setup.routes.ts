import { createRoute, redirect } from '@tanstack/react-router';
import { latePage } from '#web/i18n/latePage.ts';
import { rootRoute } from '#web/routes/roots.tsx';
import { setupNeeded } from './setup.queries.ts';

const setup = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  /** `demo`: the company exists, its administrator is asked whether to fill it with examples. */
  validateSearch: (search): { step?: 'demo' } => (search.step === 'demo' ? { step: 'demo' } : {}),
  beforeLoad: async ({ search }) => {
    const needed = await setupNeeded();
    if (needed || search.step === 'demo') return;
    throw redirect({ to: '/' });
  },
  component: latePage(() => import('./SetupPage.tsx'), 'SetupPage'),
});

/** The first start: nobody is signed in yet. */
export const setupRoutes = [setup] as const;
