import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queryClient } from '#web/http/queryClient.ts';
import { sessionRenewed, useSessionEnded } from '#web/http/session.ts';
import { type Me, meQuery } from '#web/session/public.ts';
import { SignInForm } from './SignInForm.tsx';

/** The page stays under it with everything typed; another person signing in gets a clean page instead. */
export function SessionEndedDialog() {
  const { t } = useTranslation('auth');
  const ended = useSessionEnded();

  async function done() {
    const before = queryClient.getQueryData<Me>(meQuery.queryKey)?.employee.id;
    sessionRenewed();
    const me = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    if (before !== undefined && me.employee.id !== before) return window.location.assign('/');
    await queryClient.invalidateQueries();
  }

  return (
    <Modal
      opened={ended}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('title')}
      size={400}
    >
      <p style={{ marginTop: 0 }}>{t('ended')}</p>
      <SignInForm onDone={() => void done()} />
    </Modal>
  );
}
