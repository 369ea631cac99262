import { Outlet, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '#web/session/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from './AdminPage.module.css';

const PAGES = [
  'users',
  'departments',
  'visibility',
  'dictionaries',
  'calls',
  'calendar',
  'process',
  'templates',
  'mail',
  'imports',
  'audit',
] as const;

/** Settings have their own list of pages on the left; on a phone it is a strip above. */
export function AdminPage() {
  const { t } = useTranslation('admin');
  const path = useRouterState({ select: (state) => state.location.pathname });
  const administers = useMe().abilities.administer;
  if (!administers) {
    return (
      <Page title={t('title')}>
        <Section flush>
          <EmptyState title={t('closed')} why={t('closedWhy')} />
        </Section>
      </Page>
    );
  }
  return (
    <div className={classes.layout}>
      <nav className={`${classes.nav} noPrint`} aria-label={t('title')}>
        {PAGES.map((page) => (
          <a
            key={page}
            className={classes.link}
            href={`/admin/${page}`}
            aria-current={path.startsWith(`/admin/${page}`) ? 'page' : undefined}
          >
            {t(`pages.${page}`)}
          </a>
        ))}
      </nav>
      <div className={classes.page}>
        <Outlet />
      </div>
    </div>
  );
}
