import type { TFunction } from 'i18next';
import type { Format } from '#web/i18n/format.ts';
import type { Column } from '#web/table/columns.ts';
import { Money } from '#web/ui/Money.tsx';
import { Overdue } from '#web/ui/Overdue.tsx';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import { StepProgress } from '#web/ui/StepProgress.tsx';
import { createdAt, dueOn, expert, manager, validUntil } from './moreColumns.tsx';
import classes from './orders.module.css';
import type { OrderRow } from './orders.queries.ts';

type Words = TFunction<'orders'>;
type OrderColumn = Column<OrderRow>;

interface Shown {
  archive: boolean;
  /** Keys of the columns chosen; the number always stands first. */
  chosen?: readonly string[];
  /** The list of one client or contract does not repeat its name. */
  withoutClient?: boolean;
  withoutContract?: boolean;
  /** Under one contract every order has its amount, which stands above. */
  withoutMoney?: boolean;
}

/** Shown unless the person chose others. */
export const USUAL = ['number', 'company', 'contract', 'status', 'step', 'waits', 'stands', 'amount'];
export const USUAL_IN_ARCHIVE = ['number', 'company', 'contract', 'manager', 'validUntil', 'amount'];

/** All that the page can show, in order. */
export function allColumns(t: Words, format: Format, archive: boolean): OrderColumn[] {
  const people = [manager(t), expert(t)];
  const middle = archive
    ? [...people, createdAt(t, format), validUntil(t, format)]
    : [...atWork(t, format), dueOn(t), ...people, createdAt(t, format)];
  return [number(t), company(t), contract(t), ...middle, amount(t)];
}

/** Keys of those chosen in the address of the page. */
export function chosenKeys(columns: string | undefined, archive: boolean): string[] {
  if (columns === undefined) return archive ? USUAL_IN_ARCHIVE : USUAL;
  return ['number', ...columns.split(',')];
}

export function orderColumns(rows: OrderRow[], t: Words, format: Format, shown: Shown): OrderColumn[] {
  const { chosen } = shown;
  const anyMoney = rows.some((row) => row.amount !== undefined && row.amount !== null);
  if (chosen)
    return allColumns(t, format, shown.archive).filter(
      ({ key }) => chosen.includes(key) && (key !== 'amount' || anyMoney),
    );
  const money = !shown.withoutMoney && anyMoney;
  const last = shown.archive ? archived(t, format) : atWork(t, format);
  return [
    number(t),
    shown.withoutClient ? title(t) : company(t),
    ...(shown.withoutContract ? [] : [contract(t)]),
    ...last,
    ...(money ? [amount(t)] : []),
  ];
}

const number = (t: Words): OrderColumn => ({
  key: 'number',
  header: t('list.column.number'),
  cell: (row) => <span className="nowrap">{row.number}</span>,
  card: 'title',
});

const company = (t: Words): OrderColumn => ({
  key: 'company',
  header: t('list.column.company'),
  grow: true,
  width: '46%',
  card: 'title',
  cell: (row) => (
    <>
      {row.client.name} <span className={classes.work}>{row.title}</span>
    </>
  ),
});

const title = (t: Words): OrderColumn => ({
  key: 'title',
  header: t('new.title'),
  grow: true,
  width: '46%',
  card: 'title',
  cell: (row) => row.title,
});

const contract = (t: Words): OrderColumn => ({
  key: 'contract',
  header: t('list.column.contract'),
  cell: (row) =>
    row.contract ? (
      <a className={classes.quiet} href={`/contracts/${row.contract.id}`}>
        {row.contract.number}
      </a>
    ) : (
      <span className="muted" title={t('list.noContract')}>
        {t('list.noContractShort')}
      </span>
    ),
  card: 'hidden',
});

const atWork = (t: Words, format: Format): OrderColumn[] => [
  {
    key: 'status',
    header: t('list.column.status'),
    cell: (row) => <StatusBadge status={row.archivedAt ? 'archived' : row.status} short />,
  },
  {
    key: 'step',
    header: t('list.column.step'),
    cell: (row) => (
      <span className={classes.step} title={format.say(row.step.title)}>
        <StepProgress
          current={row.step.number}
          total={row.step.total}
          stopped={row.status === 'refused' && !row.archivedAt}
        />
      </span>
    ),
  },
  {
    key: 'waits',
    header: t('list.column.waits'),
    cell: (row) => <Waits name={row.waitsFor} />,
    empty: (row) => row.waitsFor === null,
  },
  {
    key: 'stands',
    header: t('list.column.stands'),
    align: 'right',
    cell: (row) => <Stands row={row} />,
    empty: (row) => row.overdueDays === 0 && row.stands === 0,
  },
];

/** A department's name may be long: where the table is narrow it is cut, and told in full by a tooltip. */
function Waits({ name }: { name: string | null }) {
  if (name === null) return <span className="muted">—</span>;
  return (
    <span className={classes.waits} title={name}>
      {name}
    </span>
  );
}

/** Past the term the days past it matter, before it the days stood. */
export function Stands({ row }: { row: OrderRow }) {
  const overdue = row.overdueDays > 0;
  return <Overdue days={overdue ? row.overdueDays : row.stands} overdue={overdue} />;
}

const archived = (t: Words, format: Format): OrderColumn[] => [manager(t), validUntil(t, format)];

const amount = (t: Words): OrderColumn => ({
  key: 'amount',
  header: t('list.column.amount'),
  align: 'right',
  empty: (row) => !row.amount,
  cell: (row) => (row.amount ? <Money amount={row.amount} /> : <span className="muted">—</span>),
});
