import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Column } from '#web/table/columns.ts';
import type { VisibilityGroup } from './groups.queries.ts';

interface GroupActs {
  onEdit: (group: VisibilityGroup) => void;
  onRemove: (group: VisibilityGroup) => void;
}

export function useGroupColumns({ onEdit, onRemove }: GroupActs): Column<VisibilityGroup>[] {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');
  return [
    { key: 'name', header: t('groups.name'), cell: (row) => row.name },
    {
      key: 'count',
      header: t('groups.count'),
      align: 'right',
      cell: (row) => row.members.length,
      card: 'hidden',
    },
    {
      key: 'members',
      header: t('groups.members'),
      grow: true,
      width: '70%',
      cell: (row) => row.members.map((one) => one.shortName).join(', '),
    },
    {
      key: 'acts',
      header: common('action.actions'),
      align: 'right',
      card: 'side',
      cell: (row) => (
        <Group gap={4} wrap="nowrap" justify="flex-end" style={{ position: 'relative', zIndex: 1 }}>
          <Button
            size="xs"
            variant="subtle"
            aria-label={`${common('action.edit')}: ${row.name}`}
            onClick={() => onEdit(row)}
          >
            {common('action.edit')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="danger"
            aria-label={`${common('action.delete')}: ${row.name}`}
            onClick={() => onRemove(row)}
          >
            {common('action.delete')}
          </Button>
        </Group>
      ),
    },
  ];
}
