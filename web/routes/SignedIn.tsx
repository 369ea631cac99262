import { useMantineColorScheme } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { SessionEndedDialog, signOut } from '#web/auth/public.ts';
import { useUploadsUnderWay } from '#web/files/send/queue.ts';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { FormatProvider } from '#web/i18n/FormatProvider.tsx';
import { chooseLanguage } from '#web/i18n/i18n.ts';
import { useLive } from '#web/live/useLive.ts';
import { Bell, NOTICES_KEY, type NoticeGroup } from '#web/notifications/public.ts';
import { type Me, meQuery, useMe } from '#web/session/public.ts';
import { CREATE, MORE, NAV } from '#web/shell/nav.ts';
import { Shell } from '#web/shell/Shell.tsx';
import { giveTaskAt, useGiving } from '#web/tasks/giving.ts';
import { useInternalLinks } from './useInternalLinks.ts';

// Only once a file is on its way.
const UploadsDock = lazy(() =>
  import('#web/files/send/UploadsDock.tsx').then((m) => ({ default: m.UploadsDock })),
);

// Only where somebody wants notifications of the system.
const SystemNotices = lazy(() =>
  import('#web/notifications/SystemNotices.tsx').then((m) => ({ default: m.SystemNotices })),
);

// Only while a task is given.
const GiveTaskDialog = lazy(() =>
  import('#web/tasks/GiveTaskDialog.tsx').then((m) => ({ default: m.GiveTaskDialog })),
);

/** The one place where the session, the router and the shell meet. */
export function SignedIn() {
  const me = useMe();
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const go = (href: string) => {
    if (!giveTaskAt(href)) router.history.push(href);
  };
  const giving = useGiving();
  useInternalLinks(go);
  useLive(true);
  useOwnSettings(me);
  const uploading = useUploadsUnderWay();
  const [notices] = useLocalStorage<NoticeGroup[]>({
    key: NOTICES_KEY,
    defaultValue: [],
    getInitialValueInEffect: false,
  });

  // A link to a page that does not exist yet, or is not theirs, is not shown.
  const exists = (href: string) => href in router.routesByPath;
  const open = <T extends { href: string; allowed?: (me: Me) => boolean }>(items: T[]) =>
    items.filter((item) => exists(item.href) && (item.allowed?.(me) ?? true));

  return (
    <FormatProvider timeZone={me.company.timeZone}>
      <Shell
        me={me}
        bell={<Bell />}
        nav={open(NAV)}
        create={open(CREATE)}
        more={open(MORE)}
        path={path}
        go={go}
        onSettings={(settings) => void saveSettings(settings)}
        onSignOut={() => void leave()}
      >
        <Outlet />
      </Shell>
      {uploading && (
        <Suspense>
          <UploadsDock />
        </Suspense>
      )}
      {notices.length > 0 && (
        <Suspense>
          <SystemNotices on={notices} go={go} />
        </Suspense>
      )}
      {giving && (
        <Suspense>
          <GiveTaskDialog about={giving} />
        </Suspense>
      )}
      <SessionEndedDialog />
    </FormatProvider>
  );
}

/** Language and theme follow the person, not the browser. */
function useOwnSettings(me: Me): void {
  const { setColorScheme } = useMantineColorScheme();
  const { language, theme } = me.settings;
  useEffect(() => void chooseLanguage(language), [language]);
  useEffect(() => setColorScheme(theme === 'system' ? 'auto' : theme), [theme, setColorScheme]);
}

async function saveSettings(settings: Me['settings']): Promise<void> {
  const before = queryClient.getQueryData(meQuery.queryKey);
  queryClient.setQueryData(meQuery.queryKey, (me) => me && { ...me, settings });
  try {
    await answer(api.PUT('/api/me/settings', { body: settings }));
  } catch (cause) {
    queryClient.setQueryData(meQuery.queryKey, before);
    tellProblem(cause);
  }
}

/** A whole page load: nothing of this person stays in memory. */
async function leave(): Promise<void> {
  try {
    await signOut();
  } finally {
    window.location.assign('/sign-in');
  }
}
