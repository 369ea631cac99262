import { Button, Popover, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './bulk.module.css';
import { type BulkChange, ownChangesQuery, undoMany } from './bulkActs.ts';

/** One's own changes to many clients, with the way back while there is one: the toast is never the only one. */
export function RecentChanges() {
  const { t } = useTranslation('clients');
  const [opened, { toggle, close }] = useDisclosure(false);
  const changes = useQuery({ ...ownChangesQuery(), enabled: opened }).data;
  return (
    <Popover
      opened={opened}
      onChange={close}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      width={340}
    >
      <Popover.Target>
        <Button
          className="noPrint"
          visibleFrom="sm"
          variant="default"
          leftSection={<IconHistory size={16} stroke={1.5} />}
          aria-expanded={opened}
          onClick={toggle}
        >
          {t('base.bulk.recent')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8} className={classes.recent}>
          {changes?.length === 0 && <div>{t('base.bulk.recentEmpty')}</div>}
          {changes?.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Change({ change }: { change: BulkChange }) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { act, manager, segment, clients, at, undone, undoable } = change;
  const to = manager?.shortName ?? segment?.name ?? '';

  async function undo() {
    setBusy(true);
    await undoMany(queries, change.id);
    setBusy(false);
  }

  return (
    <div className={classes.change}>
      <div>
        <div>{t(`base.bulk.said.${act}`, { to })}</div>
        <div className="meta">
          {t('base.bulk.of', { at: format.dateTime(at), count: clients })}
          {undone && `, ${t('base.bulk.isUndone')}`}
        </div>
      </div>
      {undoable && (
        <Button size="compact-sm" variant="default" loading={busy} onClick={() => void undo()}>
          {common('action.undo')}
        </Button>
      )}
    </div>
  );
}
