import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { ImportRow } from '../imports.queries.ts';
import { CellInput } from './CellInput.tsx';
import { LeaveOutButton } from './LeaveOutButton.tsx';
import { hasProblems, RecordLink, RowProblems } from './RowProblems.tsx';
import classes from './rows.module.css';
import { type ShownColumn, wrongIn } from './shown.ts';
import type { RowsView } from './view.ts';

/** Rows as they stand in the table; those that can be mended are a grid of cells. */
export function RowTable({ view }: { view: RowsView }) {
  const { t } = useTranslation('imports');
  const { rows, columns, label, canEdit, canLeaveOut, withRecord, focus } = view;
  const span = columns.length + 1 + (withRecord ? 1 : 0) + (canLeaveOut ? 1 : 0);
  return (
    <section ref={focus.region} className={classes.scroller} aria-label={label} tabIndex={0}>
      <table
        className={classes.table}
        role={canEdit ? 'grid' : undefined}
        aria-label={label}
        onKeyDown={focus.onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              {t('rows.number')}
            </th>
            {withRecord && <th scope="col">{t('rows.record')}</th>}
            {columns.map(({ at, title }) => (
              <th key={at} scope="col">
                {title}
              </th>
            ))}
            {canLeaveOut && (
              <th scope="col" className={classes.act}>
                <span className="visuallyHidden">{t('rows.acts')}</span>
              </th>
            )}
          </tr>
        </thead>
        {rows.map((row) => (
          <RowBody key={row.n} row={row} view={view} span={span} />
        ))}
      </table>
    </section>
  );
}

function RowBody({ row, view, span }: { row: ImportRow; view: RowsView; span: number }) {
  const { number } = useFormat();
  const { columns, canEdit, canLeaveOut, withRecord, mending } = view;
  const problemsId = `problems-${row.n}`;
  const notSaved = mending.failed?.n === row.n ? mending.failed.why : null;
  const said = hasProblems(row, canEdit) || notSaved !== null;
  return (
    <tbody data-busy={mending.busy.has(row.n) || undefined}>
      <tr>
        <th scope="row" className={classes.number}>
          {number(row.n)}
        </th>
        {withRecord && <td>{row.record ? <RecordLink record={row.record} /> : '—'}</td>}
        {columns.map((column, place) =>
          canEdit ? (
            <EditCell
              key={column.at}
              row={row}
              column={column}
              place={place}
              view={view}
              describedBy={problemsId}
            />
          ) : (
            <td key={column.at} data-wrong={wrongIn(row, column) || undefined} title={row.cells[column.at]}>
              {row.cells[column.at]}
            </td>
          ),
        )}
        {canLeaveOut && (
          <td className={classes.act}>
            <LeaveOutButton row={row} view={view} />
          </td>
        )}
      </tr>
      {said && (
        <tr>
          <td colSpan={span} className={classes.under}>
            <RowProblems
              id={problemsId}
              row={row}
              columns={columns}
              notSaved={notSaved}
              withRecord={canEdit}
            />
          </td>
        </tr>
      )}
    </tbody>
  );
}

interface EditCellProps {
  row: ImportRow;
  column: ShownColumn;
  place: number;
  view: RowsView;
  describedBy: string;
}

function EditCell({ row, column, place, view, describedBy }: EditCellProps) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const { editing, focus } = view;
  const text = row.cells[column.at] ?? '';
  const wrong = wrongIn(row, column);
  const open = editing.editing;
  if (open?.n === row.n && open.column === place) {
    return (
      <td className={classes.editing}>
        <CellInput
          label={t('rows.editOf', { field: column.title, n: number(row.n) })}
          value={open.text}
          describedBy={describedBy}
          onCommit={(typed, by) => void editing.commit(row, place, typed, by)}
          onCancel={() => editing.cancel(row, place)}
        />
      </td>
    );
  }
  return (
    <td
      className={classes.edit}
      data-place={`${row.n}:${place}`}
      data-wrong={wrong || undefined}
      aria-invalid={wrong || undefined}
      aria-describedby={wrong ? describedBy : undefined}
      tabIndex={focus.isCurrent(row.n, place) ? 0 : -1}
      title={text}
      onFocus={() => focus.setCurrent({ n: row.n, column: place })}
      onClick={() => editing.start(row, place)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'F2') return;
        event.preventDefault();
        editing.start(row, place);
      }}
    >
      {text || <span className={classes.blank}>{t('rows.noValue')}</span>}
    </td>
  );
}
