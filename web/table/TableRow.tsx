import { ActionIcon, Checkbox } from '@mantine/core';
import { IconLayoutSidebarRight } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './columns.ts';
import classes from './DataTable.module.css';

interface TableRowProps<Row> {
  row: Row;
  index: number;
  /** The row's key. */
  name: string;
  /** The row in words. */
  title: string;
  columns: Column<Row>[];
  href?: string;
  inTabOrder: boolean;
  visited: boolean;
  selected?: boolean;
  peeked: boolean;
  onPeek?: () => void;
  onToggle?: () => void;
  onOpen?: () => void;
  onVisit: () => void;
  onFocus: () => void;
}

export function TableRow<Row>(props: TableRowProps<Row>) {
  const { row, columns, href, selected, onToggle, onOpen } = props;
  const { t } = useTranslation('common');

  // The whole row opens by mouse; the link in its first cell is what a reader and a middle click use.
  function click(event: MouseEvent) {
    const inside = (event.target as HTMLElement).closest('a, button, input, label, select, textarea');
    if (inside || window.getSelection()?.toString()) return;
    onOpen?.();
  }

  return (
    // Enter on the row is handled once for the table in useRowKeys
    <tr
      data-row={props.index}
      data-record={props.name}
      tabIndex={props.inTabOrder ? 0 : -1}
      data-openable={onOpen ? true : undefined}
      data-visited={props.visited || undefined}
      data-selected={selected || undefined}
      data-peeked={props.peeked || undefined}
      aria-current={props.peeked || undefined}
      onClick={click}
      onFocus={props.onFocus}
    >
      {onToggle && (
        <td className={classes.check}>
          <Checkbox
            aria-label={t('table.selectRow', { row: props.title })}
            checked={selected ?? false}
            onChange={onToggle}
            tabIndex={-1}
          />
        </td>
      )}
      {columns.map((column, i) => {
        const content = column.cell(row);
        const linked =
          i === 0 && href ? (
            <a
              className={classes.link}
              href={href}
              tabIndex={-1}
              data-open={props.name}
              onClick={props.onVisit}
            >
              {content}
            </a>
          ) : (
            content
          );
        const cell = {
          'data-align': column.align,
          'data-grow': column.grow || undefined,
          onMouseEnter: titleWhenCut,
        };
        return i === 0 ? (
          <th key={column.key} scope="row" {...cell}>
            {linked}
          </th>
        ) : (
          <td key={column.key} {...cell}>
            {linked}
          </td>
        );
      })}
      {props.onPeek && (
        <td className={classes.peek}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            tabIndex={-1}
            aria-label={t('table.peekRow', { row: props.title })}
            title={t('table.peek')}
            onClick={props.onPeek}
          >
            <IconLayoutSidebarRight size={16} stroke={1.5} />
          </ActionIcon>
        </td>
      )}
    </tr>
  );
}

/** A cell that does not fit says all of itself in a tooltip. */
function titleWhenCut(event: MouseEvent<HTMLTableCellElement>): void {
  const cell = event.currentTarget;
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent ?? '';
  else cell.removeAttribute('title');
}
