import { useTranslation } from 'react-i18next';
import { type EmployeeRow, PersonName } from '#web/people/public.ts';
import type { Column } from '#web/table/columns.ts';
import { Badge } from '#web/ui/Badge.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';

export function useUserColumns(): Column<EmployeeRow>[] {
  const { t } = useTranslation('admin');
  return [
    { key: 'name', header: t('users.column.name'), cell: (row) => <PersonName name={row.name} /> },
    { key: 'position', header: t('users.column.position'), cell: (row) => row.position, grow: true },
    { key: 'department', header: t('users.column.department'), cell: (row) => row.departmentName },
    { key: 'email', header: t('users.column.email'), cell: (row) => row.email },
    {
      key: 'status',
      header: t('users.column.status'),
      cell: (row) => <StatusOf status={row.status} />,
      card: 'side',
    },
  ];
}

function StatusOf({ status }: { status: EmployeeRow['status'] }) {
  const { t } = useTranslation('admin');
  const { tone, shape } = looks[status];
  return (
    <Badge tone={tone} shape={<ShapeIcon shape={shape} />}>
      {t(`users.status.${status}`)}
    </Badge>
  );
}

const looks = {
  active: { tone: 'ok', shape: 'dot' },
  invited: { tone: 'warn', shape: 'clock' },
  dismissed: { tone: 'neutral', shape: 'stop' },
} as const;
