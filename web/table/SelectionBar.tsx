import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './DataTable.module.css';

/** «2 выбрано: …» above the list while something is selected. Nothing in it bypasses a gate. */
export function SelectionBar({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useTranslation('common');
  if (count === 0) return null;
  return (
    <div className={classes.selection} role="status">
      <span>{t('table.selected', { count })}</span>
      {children}
    </div>
  );
}
