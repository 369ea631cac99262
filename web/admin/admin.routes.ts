import './process/noEval.ts';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { appRoute } from '#web/routes/roots.tsx';
import { findDictionary } from './dictionaries/dictionaryNames.ts';
import { findEntries } from './journal/journalFilters.ts';
import { findLetters } from './mail/mailSearch.ts';
import { findUsers } from './users/userFilters.ts';
import { findWhy } from './visibility/whySearch.ts';

const admin = createRoute({
  getParentRoute: () => appRoute,
  path: '/admin',
  component: lazyRouteComponent(() => import('./AdminPage.tsx'), 'AdminPage'),
});

const index = createRoute({
  getParentRoute: () => admin,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/users' });
  },
});

const users = createRoute({
  getParentRoute: () => admin,
  path: '/users',
  validateSearch: findUsers,
  component: lazyRouteComponent(() => import('./users/UsersPage.tsx'), 'UsersPage'),
});

const newUser = createRoute({
  getParentRoute: () => admin,
  path: '/users/new',
  component: lazyRouteComponent(() => import('./users/NewUserPage.tsx'), 'NewUserPage'),
});

const user = createRoute({
  getParentRoute: () => admin,
  path: '/users/$id',
  component: lazyRouteComponent(() => import('./users/UserPage.tsx'), 'UserPage'),
});

const departments = createRoute({
  getParentRoute: () => admin,
  path: '/departments',
  component: lazyRouteComponent(() => import('./departments/DepartmentsPage.tsx'), 'DepartmentsPage'),
});

const visibility = createRoute({
  getParentRoute: () => admin,
  path: '/visibility',
  component: lazyRouteComponent(() => import('./visibility/GroupsPage.tsx'), 'GroupsPage'),
});

const why = createRoute({
  getParentRoute: () => admin,
  path: '/visibility/why',
  validateSearch: findWhy,
  component: lazyRouteComponent(() => import('./visibility/WhyPage.tsx'), 'WhyPage'),
});

const dictionaries = createRoute({
  getParentRoute: () => admin,
  path: '/dictionaries',
  validateSearch: findDictionary,
  component: lazyRouteComponent(() => import('./dictionaries/DictionariesPage.tsx'), 'DictionariesPage'),
});

const calls = createRoute({
  getParentRoute: () => admin,
  path: '/calls',
  component: lazyRouteComponent(() => import('#web/calls/public.ts'), 'HeadDaysPage'),
});

const calendar = createRoute({
  getParentRoute: () => admin,
  path: '/calendar',
  component: lazyRouteComponent(() => import('#web/calendar/public.ts'), 'WorkYearPage'),
});

const imports = createRoute({
  getParentRoute: () => admin,
  path: '/imports',
  component: lazyRouteComponent(() => import('#web/imports/public.ts'), 'AdminImportsPage'),
});

const templates = createRoute({
  getParentRoute: () => admin,
  path: '/templates',
  component: lazyRouteComponent(() => import('#web/templates/public.ts'), 'TemplatesPage'),
});

const mail = createRoute({
  getParentRoute: () => admin,
  path: '/mail',
  validateSearch: findLetters,
  component: lazyRouteComponent(() => import('./mail/MailPage.tsx'), 'MailPage'),
});

const processes = createRoute({
  getParentRoute: () => admin,
  path: '/process',
  component: lazyRouteComponent(() => import('./process/ProcessesPage.tsx'), 'ProcessesPage'),
});

const publishing = createRoute({
  getParentRoute: () => admin,
  path: '/process/new',
  validateSearch: (search): { from?: number } => {
    const from = Number(search.from);
    return Number.isSafeInteger(from) && from > 0 ? { from } : {};
  },
  component: lazyRouteComponent(() => import('./process/PublishPage.tsx'), 'PublishPage'),
});

const definition = createRoute({
  getParentRoute: () => admin,
  path: '/process/$id',
  component: lazyRouteComponent(() => import('./process/DefinitionPage.tsx'), 'DefinitionPage'),
});

const journal = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  validateSearch: findEntries,
  component: lazyRouteComponent(() => import('./journal/JournalPage.tsx'), 'JournalPage'),
});

const pages = admin.addChildren([
  index,
  users,
  newUser,
  user,
  departments,
  visibility,
  why,
  dictionaries,
  calls,
  calendar,
  processes,
  templates,
  mail,
  imports,
  publishing,
  definition,
  journal,
]);

export const adminRoutes = [pages] as const;
