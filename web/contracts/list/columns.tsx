import type { TFunction } from 'i18next';
import type { Column } from '#web/table/columns.ts';
import { DateText } from '#web/ui/DateText.tsx';
import { Money } from '#web/ui/Money.tsx';
import type { ContractRow } from '../contracts.queries.ts';
import { PaymentBadge } from '../PaymentBadge.tsx';

/** Money stands only where the reader sees some; a row without it says nothing. */
export function contractColumns(
  rows: ContractRow[],
  t: TFunction<'contracts'>,
  { withoutClient = false } = {},
): Column<ContractRow>[] {
  const none = <span className="muted">—</span>;
  const columns: Column<ContractRow>[] = [
    { key: 'number', header: t('list.column.number'), cell: (row) => row.number, card: 'title' },
    {
      key: 'client',
      header: t('list.column.client'),
      grow: true,
      width: '46%',
      cell: (row) => row.client.name,
    },
    {
      key: 'signedOn',
      header: t('list.column.signedOn'),
      empty: (row) => row.signedOn === null,
      cell: (row) => (row.signedOn ? <DateText date={row.signedOn} /> : none),
    },
    {
      key: 'orders',
      header: t('list.column.orders'),
      align: 'right',
      cell: (row) => (row.orders > 0 ? row.orders : <span className="muted">0</span>),
      card: 'hidden',
    },
  ];
  const money: Column<ContractRow>[] = [
    {
      key: 'payment',
      header: t('list.column.payment'),
      empty: (row) => row.money === null,
      cell: (row) => (row.money ? <PaymentBadge status={row.money.status} /> : none),
      card: 'side',
    },
    {
      key: 'paid',
      header: t('list.column.paid'),
      align: 'right',
      cell: (row) => (row.money ? <Money amount={row.money.paid} /> : none),
      card: 'hidden',
    },
    {
      key: 'amount',
      header: t('list.column.amount'),
      empty: (row) => !row.money?.amount,
      align: 'right',
      cell: (row) => (row.money?.amount ? <Money amount={row.money.amount} /> : none),
    },
  ];
  const shown = rows.some((row) => row.money !== null) ? [...columns, ...money] : columns;
  return withoutClient ? shown.filter((column) => column.key !== 'client') : shown;
}
