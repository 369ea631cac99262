import './process/noEval.ts';
import { createRoute, redirect } from '@tanstack/react-router';
import { latePage } from '#web/i18n/latePage.ts';
import { appRoute } from '#web/routes/roots.tsx';
import { findDictionary } from './dictionaries/dictionaryNames.ts';
import { findEntries } from './journal/journalFilters.ts';
import { findLetters } from './mail/mailSearch.ts';
import { findUsers } from './users/userFilters.ts';
import { findWhy } from './visibility/whySearch.ts';

const admin = createRoute({
  getParentRoute: () => appRoute,
  path: '/admin',
  component: latePage(() => import('./AdminPage.tsx'), 'AdminPage'),
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
  component: latePage(() => import('./users/UsersPage.tsx'), 'UsersPage'),
});

const newUser = createRoute({
  getParentRoute: () => admin,
  path: '/users/new',
  component: latePage(() => import('./users/NewUserPage.tsx'), 'NewUserPage'),
});

const user = createRoute({
  getParentRoute: () => admin,
  path: '/users/$id',
  component: latePage(() => import('./users/UserPage.tsx'), 'UserPage'),
});

const departments = createRoute({
  getParentRoute: () => admin,
  path: '/departments',
  component: latePage(() => import('./departments/DepartmentsPage.tsx'), 'DepartmentsPage'),
});

const visibility = createRoute({
  getParentRoute: () => admin,
  path: '/visibility',
  component: latePage(() => import('./visibility/GroupsPage.tsx'), 'GroupsPage'),
});

const why = createRoute({
  getParentRoute: () => admin,
  path: '/visibility/why',
  validateSearch: findWhy,
  component: latePage(() => import('./visibility/WhyPage.tsx'), 'WhyPage'),
});

const dictionaries = createRoute({
  getParentRoute: () => admin,
  path: '/dictionaries',
  validateSearch: findDictionary,
  component: latePage(() => import('./dictionaries/DictionariesPage.tsx'), 'DictionariesPage'),
});

const calls = createRoute({
  getParentRoute: () => admin,
  path: '/calls',
  component: latePage(() => import('#web/calls/public.ts'), 'HeadDaysPage'),
});

const calendar = createRoute({
  getParentRoute: () => admin,
  path: '/calendar',
  component: latePage(() => import('#web/calendar/public.ts'), 'WorkYearPage'),
});

const imports = createRoute({
  getParentRoute: () => admin,
  path: '/imports',
  component: latePage(() => import('#web/imports/public.ts'), 'AdminImportsPage'),
});

const templates = createRoute({
  getParentRoute: () => admin,
  path: '/templates',
  component: latePage(() => import('#web/templates/public.ts'), 'TemplatesPage'),
});

const mail = createRoute({
  getParentRoute: () => admin,
  path: '/mail',
  validateSearch: findLetters,
  component: latePage(() => import('./mail/MailPage.tsx'), 'MailPage'),
});

const processes = createRoute({
  getParentRoute: () => admin,
  path: '/process',
  component: latePage(() => import('./process/ProcessesPage.tsx'), 'ProcessesPage'),
});

const publishing = createRoute({
  getParentRoute: () => admin,
  path: '/process/new',
  validateSearch: (search): { from?: number } => {
    const from = Number(search.from);
    return Number.isSafeInteger(from) && from > 0 ? { from } : {};
  },
  component: latePage(() => import('./process/PublishPage.tsx'), 'PublishPage'),
});

const definition = createRoute({
  getParentRoute: () => admin,
  path: '/process/$id',
  component: latePage(() => import('./process/DefinitionPage.tsx'), 'DefinitionPage'),
});

const journal = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  validateSearch: findEntries,
  component: latePage(() => import('./journal/JournalPage.tsx'), 'JournalPage'),
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
