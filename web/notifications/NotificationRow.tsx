import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { NearText } from '#web/ui/DateText.tsx';
import { hrefOf } from './hrefOf.ts';
import classes from './Notifications.module.css';
import type { Notification } from './notifications.queries.ts';
import { useNotificationWords } from './useNotificationWords.ts';

interface NotificationRowProps {
  row: Notification;
  /** Absent in the bell: opening is reading. */
  onRead?: () => void;
  onOpen?: () => void;
  menu?: ReactNode;
  /** Where it stands in a list that is walked through by keys. */
  at?: { index: number; current: boolean };
}

export function NotificationRow({ row, onRead, onOpen, menu, at }: NotificationRowProps) {
  const { t } = useTranslation('notifications');
  const format = useFormat();
  const words = useNotificationWords();
  const { subject, actor, count, read, postponedUntil } = row;
  const href = hrefOf(row);
  const what = (
    <>
      <span className={classes.what}>
        {words(row)}
        {count > 1 && <span className={classes.count}> {t('more', { count: count - 1 })}</span>}
      </span>
      {subject.title && (
        <span className={classes.record}>
          {[subject.title, subject.subtitle].filter(Boolean).join(' · ')}
        </span>
      )}
    </>
  );
  return (
    <div
      className={classes.row}
      data-unread={!read || undefined}
      data-cursor={at?.current || undefined}
      data-row={at?.index}
      tabIndex={at && -1}
    >
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
          {postponedUntil && ` · ${t('postponed.until', { at: format.dateTime(postponedUntil) })}`}
          {row.muted && ` · ${t('mute.muted')}`}
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
      {menu}
    </div>
  );
}
