import { useTranslation } from 'react-i18next';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import type { ImportRow } from '../imports.queries.ts';
import classes from './rows.module.css';
import type { ShownColumn } from './shown.ts';

interface RowProblemsProps {
  id: string;
  row: ImportRow;
  columns: ShownColumn[];
  /** Why the last correction was not written. */
  notSaved: string | null;
  withRecord: boolean;
}

/** What is wrong with a row and what to do about it, each with the name of its field. */
export function RowProblems({ id, row, columns, notSaved, withRecord }: RowProblemsProps) {
  const { t } = useTranslation('imports');
  const titleOf = (field: string | null) => columns.find((column) => column.field === field)?.title;
  return (
    <div id={id} className={classes.problems}>
      {notSaved !== null && (
        <div role="alert" className={classes.problem}>
          {t('rows.notSaved', { why: notSaved })}
        </div>
      )}
      {row.problems.map(({ field, message, warning }) => {
        const title = titleOf(field);
        return (
          <div key={`${field} ${message}`} className={classes.problem} data-warning={warning || undefined}>
            <ShapeIcon shape={warning ? 'ring' : 'alert'} />
            <span>
              {warning && <span className="visuallyHidden">{t('rows.note')}: </span>}
              {title && <span className={classes.problemField}>{title}: </span>}
              {message}
            </span>
          </div>
        );
      })}
      {withRecord && row.record && (
        <div>
          {t('rows.record')}: <RecordLink record={row.record} />
        </div>
      )}
    </div>
  );
}

export function RecordLink({ record }: { record: NonNullable<ImportRow['record']> }) {
  return <TextLink href={`/${record.kind}s/${record.id}`}>{record.name}</TextLink>;
}

export const hasProblems = (row: ImportRow, withRecord: boolean): boolean =>
  row.problems.length > 0 || (withRecord && row.record !== null);
