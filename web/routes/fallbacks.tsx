import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { Brand } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { Delayed } from '#web/ui/Skeletons.tsx';
import classes from './fallbacks.module.css';

/** Before the session is known. Nothing for 400 ms, then the mark and a word. */
export function Opening() {
  const { t } = useTranslation('shell');
  return (
    <Delayed>
      <main className={classes.middle}>
        <Brand />
        <p className="muted" role="status">
          {t('session.loading')}
        </p>
      </main>
    </Delayed>
  );
}

export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation('shell');
  if (isProblem(error, 'not_found')) return <NotFoundPage />;
  const known = isProblem(error) ? failureOf(error) : null;
  return (
    <main className={classes.middle}>
      <ErrorState
        title={t('crash.title')}
        why={known?.why ?? t('crash.why')}
        code={known?.code}
        onRetry={() => window.location.reload()}
      />
    </main>
  );
}

export function NotFoundPage() {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  return (
    <main className={classes.middle}>
      <EmptyState
        title={t('notFound.title')}
        why={common('state.notFoundWhy')}
        action={
          <Button component="a" href="/" variant="default">
            {t('notFound.home')}
          </Button>
        }
      />
    </main>
  );
}

/** Inside the shell there already is a <main>. */
export function MissingPage() {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  return (
    <Page title={t('notFound.title')}>
      <Section flush>
        <EmptyState title={common('state.notFound')} why={common('state.notFoundWhy')} />
      </Section>
    </Page>
  );
}
