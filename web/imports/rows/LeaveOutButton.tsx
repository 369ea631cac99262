import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { ImportRow } from '../imports.queries.ts';
import classes from './rows.module.css';
import type { RowsView } from './view.ts';

/** The row is not loaded, or is after all. */
export function LeaveOutButton({ row, view }: { row: ImportRow; view: RowsView }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const { columns, canEdit, mending, editing, focus } = view;
  const isOut = row.state === 'leftOut';
  const place = columns.length;
  return (
    <Button
      className={classes.touch}
      size="compact-sm"
      variant="subtle"
      data-place={`${row.n}:${place}`}
      tabIndex={canEdit && !view.narrow && !focus.isCurrent(row.n, place) ? -1 : 0}
      aria-label={t(isOut ? 'rows.takeBackOf' : 'rows.leaveOutOf', { n: number(row.n) })}
      disabled={mending.busy.has(row.n)}
      onFocus={() => focus.setCurrent({ n: row.n, column: place })}
      onClick={() => void editing.leaveOut(row, !isOut)}
    >
      {t(isOut ? 'rows.takeBack' : 'rows.leaveOut')}
    </Button>
  );
}
