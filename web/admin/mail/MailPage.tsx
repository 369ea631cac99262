import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { MailboxSection } from './MailboxSection.tsx';
import { MailForm } from './MailForm.tsx';
import { MailState } from './MailState.tsx';
import { mailQuery } from './mail.queries.ts';
import { Outbox } from './Outbox.tsx';

/** The mail server, whether it takes letters, and the letters themselves: never what they say. */
export function MailPage() {
  const { t } = useTranslation('admin');
  const settings = useQuery(mailQuery);
  return (
    <Page title={t('pages.mail')} meta={t('mail.lead')}>
      {settings.isError && !settings.data ? (
        <Section flush>
          <ErrorState {...failureOf(settings.error)} onRetry={() => void settings.refetch()} />
        </Section>
      ) : settings.data ? (
        <>
          <MailState settings={settings.data} />
          <Section title={t('mail.settings')}>
            <MailForm key={settings.data.version} settings={settings.data} />
          </Section>
          <MailboxSection />
          <Outbox lively={settings.data.enabled && settings.data.waiting > 0} />
        </>
      ) : (
        <Section>
          <SkeletonText after={0} />
        </Section>
      )}
    </Page>
  );
}
