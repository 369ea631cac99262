import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Import } from '../imports.queries.ts';
import classes from './settings.module.css';

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

/** What was understood of the file, in one quiet line. */
export function FileLine({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const { format, encoding, delimiter, sheet, rows, formulas } = one;
  const parts = [
    t(`file.format.${format}`),
    encoding && t(`file.encoding.${encoding}`),
    delimiter && t(`file.delimiter.${DELIMITERS[delimiter]}`),
    sheet !== null && t('file.sheet', { name: sheet }),
    t('tableRows', { count: rows, n: number(rows) }),
    formulas > 0 && t('file.formulas', { count: formulas, n: number(formulas) }),
  ];
  return <p className={`meta ${classes.fileLine}`}>{parts.filter(Boolean).join(' · ')}</p>;
}
