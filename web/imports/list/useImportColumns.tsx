import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Column } from '#web/table/columns.ts';
import { NearText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import type { ImportSummary } from '../imports.queries.ts';
import { isWork } from '../keys.ts';
import { StateBadge } from '../StateBadge.tsx';
import { useSumWords } from '../useSumWords.ts';

/** With `everybody`: also whose they are. */
export function useImportColumns(everybody: boolean): Column<ImportSummary>[] {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const sum = useSumWords();
  const percent = ({ progress }: ImportSummary) =>
    progress && progress.total > 0 ? Math.floor((progress.done / progress.total) * 100) : 0;
  return [
    { key: 'file', header: t('list.file'), grow: true, cell: (row) => row.fileName },
    { key: 'kind', header: t('list.kind'), cell: (row) => t(`kind.${row.kind}`) },
    {
      key: 'state',
      header: t('list.state'),
      card: 'side',
      cell: (row) => (
        <>
          <StateBadge state={row.state} />
          {isWork(row) && row.progress && <span className="meta tabular"> {number(percent(row))} %</span>}
        </>
      ),
    },
    { key: 'result', header: t('list.result'), cell: (row) => sum(row) },
    ...(everybody
      ? [{ key: 'by', header: t('list.by'), cell: (row: ImportSummary) => <Person person={row.by} /> }]
      : []),
    { key: 'at', header: t('list.at'), cell: (row) => <NearText at={row.createdAt} /> },
  ];
}
