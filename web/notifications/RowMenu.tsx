import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { offerUndo } from '#web/ui/undo.tsx';
import { MuteItem } from './MuteItem.tsx';
import { type Notification, postpone, takeBack, type Until } from './notifications.queries.ts';
import { useNotificationWords } from './useNotificationWords.ts';

const UNTIL: readonly Until[] = ['hour', 'tomorrow', 'monday'];

interface RowMenuProps {
  row: Notification;
  opened: boolean;
  onChange: (opened: boolean) => void;
}

/** Put the row off, and stop following its order. */
export function RowMenu({ row, opened, onChange }: RowMenuProps) {
  const { t } = useTranslation('notifications');
  const format = useFormat();
  const words = useNotificationWords();
  const queries = useQueryClient();
  const { id, subject, postponedUntil } = row;

  async function putOff(until: Until) {
    try {
      const at = await postpone(queries, id, until);
      offerUndo(t('postponed.done', { at: format.dateTime(at) }), () =>
        takeBack(queries, id).catch((cause) => {
          tellProblem(cause);
          return false;
        }),
      );
    } catch (cause) {
      tellProblem(cause);
    }
  }

  return (
    <Menu position="bottom-end" opened={opened} onChange={onChange}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('actions', { what: words(row) })}>
          <IconDots size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('postpone.title')}</Menu.Label>
        {UNTIL.map((until) => (
          <Menu.Item key={until} onClick={() => void putOff(until)}>
            {t(`postpone.${until}`)}
          </Menu.Item>
        ))}
        {postponedUntil && (
          <Menu.Item onClick={() => void takeBack(queries, id).catch(tellProblem)}>
            {t('postponed.takeBack')}
          </Menu.Item>
        )}
        {subject.type === 'order' && subject.id !== null && (
          <>
            <Menu.Divider />
            <MuteItem orderId={subject.id} />
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
