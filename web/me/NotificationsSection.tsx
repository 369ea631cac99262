import { Button, Switch } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTICE_GROUPS, NOTICES_KEY, type NoticeGroup } from '#web/notifications/public.ts';
import { Section } from '#web/ui/Section.tsx';
import classes from './me.module.css';

/** Rows in the page always come; here is chosen what the system shows beside, while a page is open. */
export function NotificationsSection() {
  const { t } = useTranslation('me');
  const [permission, setPermission] = useState(permissionNow);
  const [on, setOn] = useLocalStorage<NoticeGroup[]>({
    key: NOTICES_KEY,
    defaultValue: [],
    getInitialValueInEffect: false,
  });

  async function ask() {
    const given = await Notification.requestPermission();
    setPermission(given);
    if (given === 'granted') setOn([...NOTICE_GROUPS]);
  }

  return (
    <Section title={t('notices.title')}>
      <div className={classes.fields}>
        <p className={classes.note}>{t('notices.why')}</p>
        {permission === 'granted' ? (
          NOTICE_GROUPS.map((group) => (
            <Switch
              key={group}
              label={t(`notices.group.${group}`)}
              checked={on.includes(group)}
              onChange={(event) =>
                setOn(event.currentTarget.checked ? [...on, group] : on.filter((one) => one !== group))
              }
            />
          ))
        ) : permission === 'default' ? (
          <Button variant="default" className={classes.ask} onClick={() => void ask()}>
            {t('notices.ask')}
          </Button>
        ) : (
          <p className={classes.note}>{t(`notices.${permission}`)}</p>
        )}
      </div>
    </Section>
  );
}

const permissionNow = (): NotificationPermission | 'absent' =>
  'Notification' in window && window.isSecureContext ? Notification.permission : 'absent';
