import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { useMe } from '#web/session/public.ts';
import type { Column } from '#web/table/columns.ts';
import { NearText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import type { CampaignRow } from './campaigns.queries.ts';
import { StateBadge } from './StateBadge.tsx';
import { useDropDraft } from './useDropDraft.ts';

/** `everybody`: also whose they are. */
export function useCampaignColumns({
  everybody,
  mayCreate,
}: {
  everybody: boolean;
  mayCreate: boolean;
}): Column<CampaignRow>[] {
  const { t } = useTranslation('campaigns');
  const { number } = useFormat();
  return [
    { key: 'name', header: t('list.name'), grow: true, width: '60%', cell: (row) => row.name },
    { key: 'state', header: t('list.state'), cell: (row) => <StateBadge state={row.state} /> },
    {
      key: 'letters',
      header: t('list.letters'),
      align: 'right',
      empty: (row) => row.letters === null,
      cell: ({ letters }) =>
        letters ? (
          <span className="tabular">
            {t('list.sentOf', { sent: number(letters.sent), total: number(letters.total) })}
          </span>
        ) : (
          <span className="muted">—</span>
        ),
    },
    ...(everybody
      ? [{ key: 'by', header: t('list.by'), cell: (row: CampaignRow) => <Person person={row.by} /> }]
      : []),
    {
      key: 'at',
      header: t('list.at'),
      cell: (row) => <NearText at={row.endedAt ?? row.startedAt ?? row.scheduledAt ?? row.createdAt} />,
    },
    ...(mayCreate
      ? [
          {
            key: 'acts',
            header: '',
            width: '56px',
            align: 'right' as const,
            card: 'side' as const,
            cell: (row: CampaignRow) => <Acts row={row} />,
          },
        ]
      : []),
  ];
}

function Acts({ row }: { row: CampaignRow }) {
  const { t } = useTranslation('campaigns');
  const me = useMe();
  const drop = useDropDraft();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('list.actions', { name: row.name })}>
          <IconDots size={18} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={`/campaigns/new?copyOf=${row.id}`}>
          {t('list.copy')}
        </Menu.Item>
        {row.state === 'draft' && row.by.id === me.employee.id && (
          <Menu.Item color="danger" onClick={() => void drop(row.id)}>
            {t('list.drop')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
