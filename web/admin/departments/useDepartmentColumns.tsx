import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Department, flat } from '#web/people/public.ts';
import type { Column } from '#web/table/columns.ts';
import { Person } from '#web/ui/Person.tsx';

type Row = ReturnType<typeof flat>[number];

export function useDepartmentColumns(onEdit: (department: Department) => void): Column<Row>[] {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');
  return [
    {
      key: 'name',
      header: t('departments.column.name'),
      cell: ({ department, depth }) => (
        <span style={{ paddingInlineStart: depth * 20 }}>{department.name}</span>
      ),
    },
    {
      key: 'head',
      header: t('departments.column.head'),
      cell: ({ department }) =>
        department.head ? (
          <Person person={department.head} href={`/people/${department.head.id}`} />
        ) : (
          <span className="muted">{t('departments.noHead')}</span>
        ),
    },
    {
      key: 'duties',
      header: t('departments.column.duties'),
      grow: true,
      cell: ({ department }) =>
        department.duties.map((duty) => t(`departments.duty.${duty}.short`)).join(', '),
    },
    {
      key: 'employees',
      header: t('departments.column.employees'),
      align: 'right',
      cell: ({ department }) => department.employees,
    },
    {
      key: 'key',
      header: t('departments.column.key'),
      cell: ({ department }) => <code>{department.key}</code>,
    },
    {
      key: 'edit',
      header: common('action.actions'),
      align: 'right',
      card: 'hidden',
      cell: ({ department }) => (
        <Button
          size="xs"
          variant="subtle"
          aria-label={`${common('action.edit')}: ${department.name}`}
          onClick={() => onEdit(department)}
        >
          {common('action.edit')}
        </Button>
      ),
    },
  ];
}
