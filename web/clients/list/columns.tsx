import type { TFunction } from 'i18next';
import { phoneUri } from '#domain/values/phone.ts';
import type { Column } from '#web/table/columns.ts';
import { Person } from '#web/ui/Person.tsx';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import type { ClientRow } from '../clients.queries.ts';
import classes from './clients.module.css';

export function clientColumns(t: TFunction<'clients'>, withStatus: boolean): Column<ClientRow>[] {
  const columns: Column<ClientRow>[] = [
    { key: 'name', header: t('list.column.name'), grow: true, width: '40%', cell: (row) => row.name },
    {
      key: 'inn',
      header: t('list.column.inn'),
      empty: (row) => row.inn === null,
      cell: (row) => row.inn ?? <span className="muted">—</span>,
    },
    {
      key: 'manager',
      header: t('list.column.manager'),
      cell: (row) =>
        row.manager ? <Person person={row.manager} /> : <span className="muted">{t('list.noManager')}</span>,
    },
    {
      key: 'activity',
      header: t('list.column.activity'),
      grow: true,
      width: '20%',
      cell: (row) => row.activity?.name ?? <span className="muted">—</span>,
      card: 'hidden',
    },
    {
      key: 'phone',
      header: t('list.column.phone'),
      empty: (row) => row.phone === null,
      cell: (row) =>
        row.phone ? (
          <a
            className={classes.phone}
            href={phoneUri({ e164: row.phone.number, extension: row.phone.extension })}
          >
            {row.phone.display}
          </a>
        ) : (
          <span className="muted">—</span>
        ),
    },
    {
      key: 'orders',
      header: t('list.column.orders'),
      align: 'right',
      cell: (row) => (row.orders > 0 ? row.orders : <span className="muted">0</span>),
      card: 'hidden',
    },
    {
      key: 'status',
      header: t('list.column.status'),
      cell: (row) => <StatusBadge status={row.archived ? 'archived' : row.status} short />,
      card: 'side',
    },
  ];
  return withStatus ? columns : columns.filter((column) => column.key !== 'status');
}
