import { useTranslation } from 'react-i18next';
import { queryClient } from '#web/http/queryClient.ts';
import { Brand } from '#web/shell/public.ts';
import { useTabTitle } from '#web/ui/tabTitle.ts';
import { SignInForm } from './SignInForm.tsx';
import classes from './SignInPage.module.css';

/** A whole page load follows a sign-in: nothing of the person before may stay in memory. */
export function SignInPage() {
  const { t } = useTranslation('auth');
  useTabTitle(t('title'));
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Brand />
        <h1 className={classes.title}>{t('title')}</h1>
        <p className={classes.lead}>{t('lead')}</p>
        <SignInForm
          onDone={() => {
            queryClient.clear();
            window.location.assign(destination(window.location.search));
          }}
        />
      </div>
    </main>
  );
}

/** Only a path within the product: «//evil.example» would leave it. */
export function destination(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  const url = new URL(next, window.location.origin);
  return url.origin === window.location.origin && next.startsWith('/')
    ? url.pathname + url.search + url.hash
    : '/';
}
