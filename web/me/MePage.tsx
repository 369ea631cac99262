import { useTranslation } from 'react-i18next';
import { FeedSection } from '#web/calendar/public.ts';
import { CallSettingsSection } from '#web/calls/public.ts';
import { useMe } from '#web/session/public.ts';
import { Page } from '#web/ui/Page.tsx';
import { LettersSection } from './LettersSection.tsx';
import { LooksSection } from './LooksSection.tsx';
import classes from './me.module.css';
import { NotificationsSection } from './NotificationsSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import { TokensSection } from './TokensSection.tsx';

export function MePage() {
  const { t } = useTranslation('me');
  const me = useMe();
  return (
    <Page title={t('title')}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <ProfileSection me={me} />
          <LooksSection settings={me.settings} />
          <NotificationsSection />
          <CallSettingsSection />
          <PasswordSection email={me.employee.email} />
        </div>
        <div className={classes.column}>
          <LettersSection />
          <SessionsSection />
          <TokensSection />
          <FeedSection />
        </div>
      </div>
    </Page>
  );
}
