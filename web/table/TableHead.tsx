import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Column } from './columns.ts';
import classes from './DataTable.module.css';
import type { DataTableProps } from './DataTable.tsx';

type TableHeadProps<Row> = Pick<
  DataTableProps<Row>,
  'columns' | 'rows' | 'rowKey' | 'selected' | 'onSelect' | 'onPeek' | 'sort' | 'onSort'
>;

export function TableHead<Row>(props: TableHeadProps<Row>) {
  const { columns, rows, rowKey, selected, onSelect } = props;
  const { t } = useTranslation('common');
  const all = rows.length > 0 && rows.every((row) => selected?.has(rowKey(row)));
  const some = !all && rows.some((row) => selected?.has(rowKey(row)));
  return (
    <thead>
      <tr>
        {onSelect && (
          <th scope="col" className={classes.check}>
            <Checkbox
              aria-label={t('table.selectAll')}
              checked={all}
              indeterminate={some}
              onChange={() => onSelect(new Set(all ? [] : rows.map(rowKey)))}
            />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} {...props} />
        ))}
        {props.onPeek && (
          <th scope="col" className={classes.peek}>
            <span className="visuallyHidden">{t('table.peek')}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

function HeadCell<Row>({ column, sort, onSort }: { column: Column<Row> } & TableHeadProps<Row>) {
  const { t } = useTranslation('common');
  const mine = sort?.key === column.key;
  const direction = mine ? (sort.descending ? 'descending' : 'ascending') : undefined;
  const Arrow = mine && sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      data-align={column.align}
      data-grow={column.grow || undefined}
      aria-sort={column.sortable ? (direction ?? 'none') : undefined}
      style={column.width ? { width: column.width } : undefined}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className={classes.sort}
          title={t('table.sortBy', { column: column.header })}
          onClick={() => onSort({ key: column.key, descending: mine ? !sort.descending : false })}
        >
          {column.header}
          <Arrow size={14} stroke={1.75} data-shown={mine || undefined} aria-hidden />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}
