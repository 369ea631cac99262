import { useTranslation } from 'react-i18next';
import type { Column } from '#web/table/columns.ts';
import { NearText } from '#web/ui/DateText.tsx';
import type { RecipientRow } from './run.queries.ts';

export function useRecipientColumns(): Column<RecipientRow>[] {
  const { t } = useTranslation('campaigns');
  const dash = <span className="muted">—</span>;
  return [
    { key: 'client', header: t('run.column.client'), grow: true, cell: (row) => row.client.name },
    {
      key: 'contact',
      header: t('run.column.contact'),
      grow: true,
      empty: (row) => row.contact === null,
      cell: (row) => row.contact?.name ?? dash,
    },
    { key: 'address', header: t('run.column.address'), grow: true, cell: (row) => row.address },
    {
      key: 'state',
      header: t('run.column.state'),
      grow: true,
      cell: (row) => <State row={row} />,
    },
    {
      key: 'at',
      header: t('run.column.at'),
      empty: (row) => row.endedAt === null,
      cell: (row) => (row.endedAt ? <NearText at={row.endedAt} /> : dash),
    },
  ];
}

/** «сервер не принял: 550 5.1.1 no such user»; who left the list by this letter, too. */
function State({ row }: { row: RecipientRow }) {
  const { t } = useTranslation('campaigns');
  const why = row.leftOutWhy ? t(`run.why.${row.leftOutWhy}`) : row.trouble;
  return (
    <span title={why ?? undefined}>
      {t(`run.one.${row.state}`)}
      {why && <span className="muted">: {why}</span>}
      {row.unsubscribedAt && <span className="muted"> · {t('run.leftThen')}</span>}
    </span>
  );
}
