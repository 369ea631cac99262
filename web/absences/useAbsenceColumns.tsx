import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Column } from '#web/table/columns.ts';
import { TextLink } from '#web/ui/TextLink.tsx';
import type { Absence } from './absences.queries.ts';

export type AbsenceAct = 'end' | 'cancel';
type OnAct = (act: AbsenceAct, absence: Absence) => void;

export function useAbsenceColumns(onAct?: OnAct): Column<Absence>[] {
  const { t } = useTranslation('absences');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const dates = (row: Absence) => `${format.date(row.fromOn)} – ${format.date(row.toOn)}`;
  const act = (row: Absence, which: AbsenceAct) =>
    onAct &&
    row.abilities[which].allowed && (
      <Button
        size="xs"
        variant="subtle"
        aria-label={t(`${which}One`, { name: row.employee.name, dates: dates(row) })}
        onClick={() => onAct(which, row)}
      >
        {t(which)}
      </Button>
    );
  return [
    {
      key: 'employee',
      header: t('column.employee'),
      cell: (row) => <TextLink href={`/people/${row.employee.id}`}>{row.employee.name}</TextLink>,
    },
    { key: 'kind', header: t('column.kind'), cell: (row) => t(`kind.${row.kind ?? 'away'}`), card: 'side' },
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
    ...(onAct
      ? [
          {
            key: 'acts',
            header: common('action.actions'),
            align: 'right' as const,
            empty: ({ abilities }: Absence) => !abilities.end.allowed && !abilities.cancel.allowed,
            cell: (row: Absence) => (
              <>
                {act(row, 'end')}
                {act(row, 'cancel')}
              </>
            ),
          },
        ]
      : []),
  ];
}
