import { useTranslation } from 'react-i18next';
import type { Column } from '#web/table/columns.ts';
import { NearText } from '#web/ui/DateText.tsx';
import type { Suppression } from './suppressions.queries.ts';

export function useSuppressionColumns(): Column<Suppression>[] {
  const { t } = useTranslation('campaigns');
  return [
    { key: 'address', header: t('suppressions.column.address'), cell: (row) => row.address },
    {
      key: 'why',
      header: t('suppressions.column.why'),
      cell: (row) => t(`suppressions.why.${row.why}`),
    },
    { key: 'at', header: t('suppressions.column.at'), cell: (row) => <NearText at={row.at} />, card: 'side' },
    {
      key: 'by',
      header: t('suppressions.column.by'),
      cell: (row) => row.by?.shortName,
      empty: (row) => row.by === null,
    },
    {
      key: 'note',
      header: t('suppressions.column.note'),
      cell: (row) => row.note,
      empty: (row) => row.note === null,
      grow: true,
    },
  ];
}
