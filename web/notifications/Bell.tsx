import { ActionIcon, Indicator, Popover, Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useMe } from '#web/session/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { NotificationRow } from './NotificationRow.tsx';
import classes from './Notifications.module.css';
import { latestQuery, markSeen } from './notifications.queries.ts';
import { useReturns } from './useReturns.ts';

/** The bell of the header: a count of what was not seen, and the last few. Looking is seeing, not yet reading. */
export function Bell() {
  const { t } = useTranslation('notifications');
  const queries = useQueryClient();
  const { unseen, returnsAt } = useMe();
  useReturns(returnsAt);
  const [opened, setOpened] = useState(false);
  const latest = useQuery({ ...latestQuery, enabled: opened });
  const name = unseen > 0 ? t('bell.unseen', { count: unseen }) : t('title');

  function toggle(next: boolean) {
    setOpened(next);
    if (next && unseen > 0) void markSeen(queries).catch(() => {});
  }

  return (
    <Popover opened={opened} onChange={toggle} position="bottom-end" width={380} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={name} disabled={opened}>
          <Indicator
            label={unseen > 99 ? '99+' : unseen}
            size={16}
            offset={6}
            disabled={unseen === 0}
            classNames={{ indicator: classes.bellCount }}
          >
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={name}
              aria-expanded={opened}
              aria-haspopup="dialog"
              onClick={() => toggle(!opened)}
            >
              <IconBell size={18} stroke={1.5} />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={t('title')}>
        <div className={classes.dropdownHead}>
          <span className={classes.dropdownTitle}>{t('title')}</span>
          <a href="/inbox" onClick={() => setOpened(false)}>
            {t('bell.all')}
          </a>
        </div>
        <div className={classes.dropdownBody}>
          {latest.isPending ? (
            <SkeletonRows rows={4} />
          ) : latest.isError ? (
            <ErrorState {...failureOf(latest.error)} onRetry={() => void latest.refetch()} />
          ) : latest.data.items.length === 0 ? (
            <EmptyState compact title={t('empty.all')} />
          ) : (
            latest.data.items.map((row) => (
              <NotificationRow key={row.id} row={row} onOpen={() => setOpened(false)} />
            ))
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
