import type { TFunction } from 'i18next';
import type { Format } from '#web/i18n/format.ts';
import type { Column } from '#web/table/columns.ts';
import { DateText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import type { OrderRow } from './orders.queries.ts';

/** Columns of people and days. */
type Words = TFunction<'orders'>;
type OrderColumn = Column<OrderRow>;

export const manager = (t: Words): OrderColumn => ({
  key: 'manager',
  header: t('list.column.manager'),
  cell: (row) => <Person person={row.manager} />,
});

export const expert = (t: Words): OrderColumn => ({
  key: 'expert',
  header: t('list.column.expert'),
  empty: (row) => row.expert === null,
  cell: (row) => (row.expert ? <Person person={row.expert} /> : <span className="muted">—</span>),
});

export const validUntil = (t: Words, format: Format): OrderColumn => ({
  key: 'validUntil',
  header: t('list.column.validUntil'),
  empty: (row) => row.validUntil === null,
  cell: (row) =>
    row.validUntil ? (
      <>
        <DateText date={row.validUntil} />
        {row.validUntil < format.today() && <span className="muted"> {t('list.validOver')}</span>}
      </>
    ) : (
      '—'
    ),
});

export const dueOn = (t: Words): OrderColumn => ({
  key: 'dueOn',
  header: t('list.column.dueOn'),
  empty: (row) => row.dueOn === null,
  cell: (row) => (row.dueOn ? <DateText date={row.dueOn} /> : <span className="muted">—</span>),
});

export const createdAt = (t: Words, format: Format): OrderColumn => ({
  key: 'createdAt',
  header: t('list.column.createdAt'),
  cell: (row) => <DateText date={format.plainDay(row.createdAt)} />,
  card: 'hidden',
});
