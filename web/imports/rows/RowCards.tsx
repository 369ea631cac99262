import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { ImportRow } from '../imports.queries.ts';
import { CellInput } from './CellInput.tsx';
import { LeaveOutButton } from './LeaveOutButton.tsx';
import { hasProblems, RowProblems } from './RowProblems.tsx';
import classes from './rows.module.css';
import { type ShownColumn, wrongIn } from './shown.ts';
import type { RowsView } from './view.ts';

/** Columns that stand on every card. */
const FIRST = 2;

/** Under 768 px a row is a card: what is wrong first, then its values, each of which can be mended. */
export function RowCards({ view }: { view: RowsView }) {
  return (
    <section ref={view.focus.region} aria-label={view.label} tabIndex={-1}>
      <ul className={classes.cards}>
        {view.rows.map((row) => (
          <RowCard key={row.n} row={row} view={view} />
        ))}
      </ul>
    </section>
  );
}

function RowCard({ row, view }: { row: ImportRow; view: RowsView }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const { columns, canLeaveOut, mending } = view;
  const problemsId = `problems-${row.n}`;
  const notSaved = mending.failed?.n === row.n ? mending.failed.why : null;
  const [opened, setOpened] = useState(false);
  // by what the row is known, and what is wrong in it; the rest when asked for
  const shown = columns
    .map((column, place) => ({ column, place }))
    .filter(({ column, place }) => opened || place < FIRST || wrongIn(row, column));
  return (
    <li className={classes.card} data-busy={mending.busy.has(row.n) || undefined}>
      <div className={classes.cardHead}>
        <span className={classes.cardNumber}>{t('rows.numberOf', { n: number(row.n) })}</span>
        {canLeaveOut && <LeaveOutButton row={row} view={view} />}
      </div>
      {(hasProblems(row, true) || notSaved !== null) && (
        <RowProblems id={problemsId} row={row} columns={columns} notSaved={notSaved} withRecord />
      )}
      <dl className={classes.values}>
        {shown.map(({ column, place }) => (
          <div key={column.at} data-wrong={wrongIn(row, column) || undefined}>
            <dt>{column.title}</dt>
            <dd>
              <CardValue row={row} column={column} place={place} view={view} describedBy={problemsId} />
            </dd>
          </div>
        ))}
      </dl>
      {!opened && shown.length < columns.length && (
        <Button
          className={classes.touch}
          size="compact-sm"
          variant="subtle"
          aria-label={`${t('rows.allValues')}: ${t('rows.numberOf', { n: number(row.n) })}`}
          onClick={() => setOpened(true)}
        >
          {t('rows.allValues')}
        </Button>
      )}
    </li>
  );
}

interface CardValueProps {
  row: ImportRow;
  column: ShownColumn;
  place: number;
  view: RowsView;
  describedBy: string;
}

function CardValue({ row, column, place, view, describedBy }: CardValueProps) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const { editing, canEdit } = view;
  const text = row.cells[column.at] ?? '';
  const label = t('rows.editOf', { field: column.title, n: number(row.n) });
  const open = editing.editing;
  if (!canEdit) return text;
  if (open?.n === row.n && open.column === place) {
    return (
      <CellInput
        label={label}
        value={open.text}
        describedBy={describedBy}
        onCommit={(typed, by) => void editing.commit(row, place, typed, by)}
        onCancel={() => editing.cancel(row, place)}
      />
    );
  }
  return (
    <button
      type="button"
      className={classes.value}
      data-place={`${row.n}:${place}`}
      aria-label={`${label}: ${text || t('rows.noValue')}`}
      onClick={() => editing.start(row, place)}
    >
      {text || <span className={classes.blank}>{t('rows.noValue')}</span>}
    </button>
  );
}
