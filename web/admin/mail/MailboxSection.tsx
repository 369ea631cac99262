import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { MailboxForm } from './MailboxForm.tsx';
import { MailboxState } from './MailboxState.tsx';
import classes from './mail.module.css';
import { mailboxQuery } from './mailbox.queries.ts';

/** The mailbox letters come back to. */
export function MailboxSection() {
  const { t } = useTranslation('admin');
  const settings = useQuery(mailboxQuery);
  return (
    <Section title={t('mailbox.title')}>
      {settings.isError && !settings.data ? (
        <ErrorState {...failureOf(settings.error)} onRetry={() => void settings.refetch()} />
      ) : settings.data ? (
        <div className={classes.mailbox}>
          <MailboxState settings={settings.data} />
          <MailboxForm key={settings.data.version} settings={settings.data} />
        </div>
      ) : (
        <SkeletonText after={0} />
      )}
    </Section>
  );
}
