import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CardList.module.css';
import type { Column } from './columns.ts';
import type { DataTableProps } from './DataTable.tsx';
import { useCardSelection } from './useCardSelection.ts';

type CardListProps<Row> = DataTableProps<Row> & {
  scroller: Ref<HTMLElement>;
  visited: string | null;
  onVisit: (key: string) => void;
  foot: ReactNode;
};

/** Under 768 px a row becomes two lines: what it is and its state, then the rest in one quiet line. */
export function CardList<Row>(props: CardListProps<Row>) {
  const { label, rows, rowKey, visited, scroller, foot, selected, onSelect } = props;
  const { t } = useTranslation('common');
  const selection = useCardSelection(props);
  const { choosing } = selection;
  // what is chosen is not opened: a tap anywhere on the card is the checkbox
  const lines = choosing ? { ...props, rowHref: undefined, onOpen: undefined } : props;
  return (
    <section ref={scroller} aria-label={label} data-choosing={choosing || undefined}>
      {onSelect && (
        <div className={`${classes.choose} noPrint`}>
          <Button size="xs" variant="subtle" onClick={choosing ? selection.end : selection.begin}>
            {t(choosing ? 'table.chooseEnd' : 'table.choose')}
          </Button>
        </div>
      )}
      <ul className={classes.list}>
        {rows.map((row) => {
          const key = rowKey(row);
          return (
            <li
              key={key}
              className={classes.card}
              data-peek={(props.onPeek && !choosing) || undefined}
              data-visited={visited === key || undefined}
              data-selected={selected?.has(key) || undefined}
              data-pressed-long={onSelect ? true : undefined}
              {...selection.longPress(key)}
            >
              {choosing && (
                <Choice
                  title={props.rowName?.(row) ?? key}
                  checked={selected?.has(key) ?? false}
                  onToggle={() => selection.toggle(key)}
                />
              )}
              <CardLines {...lines} row={row} />
              {props.onPeek && !choosing && <PeekButton {...props} row={row} />}
            </li>
          );
        })}
      </ul>
      {foot}
    </section>
  );
}

/** The checkbox at the edge of the card; its label is the whole card. */
function Choice({ title, checked, onToggle }: { title: string; checked: boolean; onToggle: () => void }) {
  const { t } = useTranslation('common');
  const id = useId();
  return (
    <>
      <Checkbox id={id} className={classes.check} checked={checked} onChange={onToggle} />
      <label htmlFor={id} className={classes.whole}>
        <span className="visuallyHidden">{t('table.selectRow', { row: title })}</span>
      </label>
    </>
  );
}

function CardLines<Row>({
  row,
  columns,
  rowKey,
  rowHref,
  onOpen,
  onVisit,
}: CardListProps<Row> & { row: Row }) {
  const place = (column: Column<Row>, i: number) => column.card ?? (i === 0 ? 'title' : 'line');
  const at = (wanted: string) =>
    columns.filter((column, i) => place(column, i) === wanted && !column.empty?.(row));
  const title = at('title').map((column) => <span key={column.key}>{column.cell(row)}</span>);
  return (
    <>
      <div className={classes.first}>
        {rowHref ? (
          <a className={classes.title} href={rowHref(row)} onClick={() => onVisit(rowKey(row))}>
            {title}
          </a>
        ) : onOpen ? (
          <button type="button" className={classes.title} onClick={() => onOpen(row)}>
            {title}
          </button>
        ) : (
          <span className={classes.title}>{title}</span>
        )}
        {at('side').map((column) => (
          <span key={column.key} className={classes.side}>
            {column.cell(row)}
          </span>
        ))}
      </div>
      <div className={classes.second}>
        {at('line').map((column) => {
          const content = column.cell(row);
          // A row without a value leaves no hole in the line.
          if (content === null || content === undefined || content === '' || content === false) return null;
          return (
            <span key={column.key}>
              <span className="visuallyHidden">{column.header}: </span>
              {content}
            </span>
          );
        })}
      </div>
    </>
  );
}

/** What Space does where there are keys. */
function PeekButton<Row>({ row, rowKey, rowName, onPeek }: CardListProps<Row> & { row: Row }) {
  const { t } = useTranslation('common');
  return (
    <Button
      className={classes.peek}
      size="xs"
      variant="default"
      data-record={rowKey(row)}
      aria-label={t('table.peekRow', { row: rowName?.(row) ?? rowKey(row) })}
      onClick={() => onPeek?.(row)}
    >
      {t('table.peek')}
    </Button>
  );
}
