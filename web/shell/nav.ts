import {
  type Icon,
  IconAddressBook,
  IconBeach,
  IconBuilding,
  IconCalendar,
  IconChartBar,
  IconChecklist,
  IconClipboardCheck,
  IconFileText,
  IconFolder,
  IconHome,
  IconMail,
  IconNews,
  IconSettings,
} from '@tabler/icons-react';

import type { Me } from '#web/session/public.ts';

export type NavKey =
  | 'home'
  | 'tasks'
  | 'calendar'
  | 'clients'
  | 'contracts'
  | 'orders'
  | 'news'
  | 'people'
  | 'files'
  | 'absences'
  | 'reports'
  | 'campaigns'
  | 'admin';

export interface NavItem {
  key: NavKey;
  href: string;
  icon: Icon;
  section?: 'portal' | 'management';
  /** Hidden when this says no; absent = everyone. A page that has no route yet is hidden by itself. */
  allowed?: (me: Me) => boolean;
}

/** The order of the sidebar is ux.md §2. */
export const NAV: NavItem[] = [
  { key: 'home', href: '/', icon: IconHome },
  { key: 'tasks', href: '/tasks', icon: IconChecklist },
  { key: 'calendar', href: '/calendar', icon: IconCalendar },
  { key: 'clients', href: '/clients', icon: IconBuilding },
  { key: 'contracts', href: '/contracts', icon: IconFileText },
  { key: 'orders', href: '/orders', icon: IconClipboardCheck },
  { key: 'news', href: '/news', icon: IconNews, section: 'portal' },
  { key: 'people', href: '/people', icon: IconAddressBook, section: 'portal' },
  { key: 'files', href: '/files', icon: IconFolder, section: 'portal' },
  { key: 'absences', href: '/absences', icon: IconBeach, section: 'portal' },
  { key: 'reports', href: '/reports', icon: IconChartBar, section: 'management' },
  {
    key: 'campaigns',
    href: '/campaigns',
    icon: IconMail,
    section: 'management',
    allowed: (me) => me.abilities.campaigns,
  },
  {
    key: 'admin',
    href: '/admin',
    icon: IconSettings,
    section: 'management',
    allowed: (me) => me.abilities.administer,
  },
];

/** Offered in the palette only, beside what can be created and the sections. */
export interface MoreItem {
  key: 'import' | 'me';
  href: string;
  allowed?: (me: Me) => boolean;
}

export const MORE: MoreItem[] = [
  { key: 'import', href: '/imports/new', allowed: (me) => me.abilities.import },
  { key: 'me', href: '/me' },
];

export interface CreateItem {
  key: 'client' | 'contract' | 'order' | 'task' | 'news';
  href: string;
  allowed?: (me: Me) => boolean;
}

export const CREATE: CreateItem[] = [
  { key: 'client', href: '/clients/new', allowed: (me) => me.abilities.createClient },
  { key: 'contract', href: '/contracts/new', allowed: (me) => me.abilities.createContract },
  {
    key: 'order',
    href: '/orders/new',
    allowed: (me) => me.abilities.createOrder || me.abilities.createOrderFor,
  },
  { key: 'task', href: '/tasks/new' },
  { key: 'news', href: '/news/new', allowed: (me) => me.abilities.writeNews },
];
