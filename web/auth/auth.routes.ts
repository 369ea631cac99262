import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '#web/routes/roots.tsx';
import { setupNeeded } from '#web/setup/public.ts';

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { next?: string } =>
    typeof search.next === 'string' ? { next: search.next } : {},
  // Every page sends strangers here; before the first start there is nobody to sign in as.
  beforeLoad: async () => {
    const needed = await setupNeeded().catch(() => false);
    if (needed) throw redirect({ to: '/setup' });
  },
  component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
});

/** `/invitation#token`: the token stands in the fragment, which no server or proxy ever logs. */
const invitation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./InvitationPage.tsx'), 'InvitationPage'),
});

/** Pages for people who are not signed in. */
export const authRoutes = [signIn, invitation] as const;
