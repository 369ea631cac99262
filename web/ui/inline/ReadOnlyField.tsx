import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ReadOnlyField.module.css';

/** A label over its value: what a field becomes once it may not be edited. */
export function ReadOnlyField({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation('common');
  const empty = children === null || children === undefined || children === '';
  return (
    <dl className={classes.field}>
      <dt>{label}</dt>
      <dd data-empty={empty || undefined}>{empty ? t('field.empty') : children}</dd>
    </dl>
  );
}
