import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { checkInvitation } from './auth.queries.ts';
import { Door } from './Door.tsx';
import { InvitationForm } from './InvitationForm.tsx';

/** By the link from the administrator: a greeting, a password, and one is in. */
export function InvitationPage() {
  const { t } = useTranslation('auth');
  const token = useLocation({ select: (location) => location.hash });
  const check = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => checkInvitation(token),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const dead = token === '' || isProblem(check.error, 'invalid') || isProblem(check.error, 'malformed');

  if (dead) {
    return (
      <Door title={t('invitation.deadTitle')}>
        <p>
          <strong>{t('invitation.deadWhy')}</strong>
        </p>
        <p>{t('invitation.deadNext')}</p>
        <Button component="a" href="/sign-in" variant="default">
          {t('invitation.toSignIn')}
        </Button>
      </Door>
    );
  }
  if (check.error) {
    const { why, code } = failureOf(check.error);
    return (
      <Door title={t('invitation.title')}>
        <ErrorState why={why} code={code} onRetry={() => void check.refetch()} />
      </Door>
    );
  }
  if (!check.data) {
    return (
      <Door title={t('invitation.title')}>
        <SkeletonText />
      </Door>
    );
  }
  const { name, email, companyName } = check.data;
  return (
    <Door title={t('invitation.welcome', { name })} lead={t('invitation.lead', { company: companyName })}>
      <InvitationForm token={token} email={email} />
    </Door>
  );
}
