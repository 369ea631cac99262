import type { TFunction } from 'i18next';
import { phoneUri } from '#domain/values/phone.ts';
import { NextCallText } from '#web/calls/public.ts';
import type { Format } from '#web/i18n/format.ts';
import type { Column } from '#web/table/columns.ts';
import { Person } from '#web/ui/Person.tsx';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import type { ClientRow } from '../clients.queries.ts';
import classes from './clients.module.css';

/** Shown unless the person chose others. */
export const USUAL = ['name', 'inn', 'manager', 'activity', 'phone', 'nextCall', 'orders', 'status'];

/** Those chosen in the address of the page; the name always stands first. */
export function shownColumns(columns: Column<ClientRow>[], chosen: string | undefined): Column<ClientRow>[] {
  const keys = chosen === undefined ? USUAL : ['name', ...chosen.split(',')];
  return columns.filter(({ key }) => keys.includes(key));
}

export function clientColumns(t: TFunction<'clients'>, format: Format): Column<ClientRow>[] {
  const dash = <span className="muted">—</span>;
  const text = (
    key: 'source' | 'email' | 'address' | 'segments' | 'createdAt',
    say: (row: ClientRow) => string | null | undefined,
    grow = true,
  ): Column<ClientRow> => ({
    key,
    header: t(`base.columns.${key}`),
    grow,
    width: grow ? '16%' : undefined,
    cell: (row) => say(row) || dash,
    empty: (row) => !say(row),
    card: 'hidden',
  });
  return [
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
    text('source', (row) => row.source?.name),
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
    text('email', (row) => row.email),
    text('address', (row) => row.address),
    text('segments', (row) => row.segments.map(({ name }) => name).join(', ')),
    {
      key: 'nextCall',
      header: t('list.column.nextCall'),
      // nobody's calls are known, or nobody is to be called
      empty: (row) => row.nextCall === null || row.nextCall.state === 'none',
      cell: (row) => (row.nextCall ? <NextCallText next={row.nextCall} /> : <span className="muted">—</span>),
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
    text('createdAt', (row) => format.day(row.createdAt), false),
  ];
}
