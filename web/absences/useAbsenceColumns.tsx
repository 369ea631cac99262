import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Column } from '#web/table/columns.ts';
import { TextLink } from '#web/ui/TextLink.tsx';
import type { Absence } from './absences.queries.ts';

export function useAbsenceColumns(onCancel?: (absence: Absence) => void): Column<Absence>[] {
  const { t } = useTranslation('absences');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const dates = (row: Absence) => `${format.date(row.fromOn)} – ${format.date(row.toOn)}`;
  return [
    {
      key: 'employee',
      header: t('column.employee'),
      cell: (row) => <TextLink href={`/people/${row.employee.id}`}>{row.employee.name}</TextLink>,
    },
    { key: 'kind', header: t('column.kind'), cell: (row) => t(`kind.${row.kind}`), card: 'side' },
    { key: 'dates', header: t('column.dates'), cell: (row) => <span className="nowrap">{dates(row)}</span> },
    {
      key: 'substitute',
      header: t('column.substitute'),
      grow: true,
      cell: (row) =>
        row.substitute ? (
          <TextLink href={`/people/${row.substitute.id}`}>{row.substitute.name}</TextLink>
        ) : (
          <span className="muted">{t('noSubstitute')}</span>
        ),
    },
    ...(onCancel
      ? [
          {
            key: 'cancel',
            header: common('action.actions'),
            align: 'right' as const,
            cell: (row: Absence) => (
              <Button
                size="xs"
                variant="subtle"
                aria-label={t('cancelOne', { name: row.employee.name, dates: dates(row) })}
                onClick={() => onCancel(row)}
              >
                {t('cancel')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
