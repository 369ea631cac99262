import { useTranslation } from 'react-i18next';
import { queryClient } from '#web/http/queryClient.ts';
import { Door } from './Door.tsx';
import { destination } from './destination.ts';
import { SignInForm } from './SignInForm.tsx';

/** A whole page load follows a sign-in: nothing of the person before may stay in memory. */
export function SignInPage() {
  const { t } = useTranslation('auth');
  return (
    <Door title={t('title')} lead={t('lead')}>
      <SignInForm
        onDone={() => {
          queryClient.clear();
          window.location.assign(destination(window.location.search));
        }}
      />
    </Door>
  );
}
