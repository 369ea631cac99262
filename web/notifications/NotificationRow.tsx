import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NearText } from '#web/ui/DateText.tsx';
import classes from './Notifications.module.css';
import type { Notification } from './notifications.queries.ts';
import { useNotificationWords } from './useNotificationWords.ts';

interface NotificationRowProps {
  row: Notification;
  /** Absent in the bell: opening is reading. */
  onRead?: () => void;
  onOpen?: () => void;
}

export function NotificationRow({ row, onRead, onOpen }: NotificationRowProps) {
  const { t } = useTranslation('notifications');
  const words = useNotificationWords();
  const { subject, actor, count, read } = row;
  const href = hrefOf(row);
  const what = (
    <>
      <span className={classes.what}>
        {words(row)}
        {count > 1 && <span className={classes.count}> {t('times', { count })}</span>}
      </span>
      {subject.title && (
        <span className={classes.record}>
          {[subject.title, subject.subtitle].filter(Boolean).join(' · ')}
        </span>
      )}
    </>
  );
  return (
    <div className={classes.row} data-unread={!read || undefined}>
      <span className={classes.dot}>{!read && <span className="visuallyHidden">{t('unread')}: </span>}</span>
      <div className={classes.body}>
        {href ? (
          <a className={classes.link} href={href} onClick={onOpen}>
            {what}
          </a>
        ) : (
          <span className={classes.link}>{what}</span>
        )}
        <span className={classes.meta}>
          {actor && `${actor.shortName}, `}
          <NearText at={row.at} />
        </span>
      </div>
      {onRead && !read && (
        <Tooltip label={t('read')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('readOne', { what: words(row) })}
            onClick={onRead}
          >
            <IconCheck size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}

/** A record that is out of sight is named, not linked. */
function hrefOf({ subject }: Notification): string | null {
  if (subject.id === null || subject.type === 'none') return null;
  return `/${subject.type}s/${subject.id}`;
}
