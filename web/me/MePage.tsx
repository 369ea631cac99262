import { useTranslation } from 'react-i18next';
import { FeedSection } from '#web/calendar/public.ts';
import { CallSettingsSection } from '#web/calls/public.ts';
import { useMe } from '#web/session/public.ts';
import { Page } from '#web/ui/Page.tsx';
import { useHashTarget } from '#web/ui/useHashTarget.ts';
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
  useHashTarget();
  return (
    <Page title={t('title')}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <div id="profile">
            <ProfileSection me={me} />
          </div>
          <div id="looks">
            <LooksSection settings={me.settings} />
          </div>
          <div id="notices">
            <NotificationsSection />
          </div>
          <div id="calls">
            <CallSettingsSection />
          </div>
          <div id="password">
            <PasswordSection email={me.employee.email} />
          </div>
        </div>
        <div className={classes.column}>
          <div id="letters">
            <LettersSection />
          </div>
          <div id="sessions">
            <SessionsSection />
          </div>
          <div id="tokens">
            <TokensSection />
          </div>
          <div id="feed">
            <FeedSection />
          </div>
        </div>
      </div>
    </Page>
  );
}
