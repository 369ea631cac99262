import { AppShell } from '@mantine/core';
import { useDisclosure, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '#web/session/public.ts';
import { setTabCount } from '#web/ui/tabTitle.ts';
import { Header } from './Header.tsx';
import type { CreateItem, MoreItem, NavItem } from './nav.ts';
import type { Settings } from './ProfileMenu.tsx';
import classes from './Shell.module.css';
import { Sidebar } from './Sidebar.tsx';
import { useShellKeys } from './useShellKeys.ts';

// Not needed for the first paint.
const Palette = lazy(() => import('./Palette.tsx').then((m) => ({ default: m.Palette })));
const KeysHelp = lazy(() => import('./KeysHelp.tsx').then((m) => ({ default: m.KeysHelp })));

export interface ShellProps {
  me: Me;
  bell?: ReactNode;
  nav: NavItem[];
  create: CreateItem[];
  more: MoreItem[];
  /** Path of the page, to mark the current section. */
  path: string;
  go: (href: string) => void;
  onSettings: (settings: Settings) => void;
  onSignOut: () => void;
  children: ReactNode;
}

/** Header and sidebar around every signed-in page. Knows no router: the path and the way to go are given. */
export function Shell({
  me,
  bell,
  nav,
  create,
  more,
  path,
  go,
  onSettings,
  onSignOut,
  children,
}: ShellProps) {
  const { t } = useTranslation('shell');
  const [drawer, { toggle: toggleDrawer, close: closeDrawer }] = useDisclosure(false);
  const [collapsed, setCollapsed] = useLocalStorage({
    key: 'vizir.sidebar',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure(false);
  const [creating, { open: openCreate, close: closeCreate }] = useDisclosure(false);
  const narrow = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });

  useShellKeys({ go, openCreate, openHelp });
  useEffect(() => setTabCount(me.unseen), [me.unseen]);
  useEffect(closeDrawer, [path]);

  return (
    <AppShell
      header={{ height: { base: 56, sm: 48 } }}
      navbar={{ width: collapsed ? 56 : 240, breakpoint: 'sm', collapsed: { mobile: !drawer } }}
      transitionDuration={120}
      padding={0}
    >
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <Header
          me={me}
          bell={bell}
          create={create}
          creating={creating}
          onCreating={(open) => (open ? openCreate() : closeCreate())}
          drawer={drawer}
          onDrawer={toggleDrawer}
          onHelp={openHelp}
          onSettings={onSettings}
          onSignOut={onSignOut}
          go={go}
        />
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar}>
        <Sidebar
          items={nav}
          path={path}
          collapsed={collapsed && !narrow}
          onCollapse={narrow ? undefined : () => setCollapsed(!collapsed)}
        />
      </AppShell.Navbar>
      <AppShell.Main className={classes.main} id="content" tabIndex={-1}>
        {children}
      </AppShell.Main>
      <Suspense>
        <Palette nav={nav} create={create} more={more} go={go} />
        {help && <KeysHelp opened onClose={closeHelp} />}
      </Suspense>
    </AppShell>
  );
}
