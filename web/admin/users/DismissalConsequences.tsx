import { useTranslation } from 'react-i18next';
import classes from '../Field.module.css';
import type { HandOver } from './users.queries.ts';

export function DismissalConsequences({ leaves }: { leaves: HandOver }) {
  const { t } = useTranslation('admin');
  return (
    <ul className={classes.consequences}>
      <li>{t('users.dismiss.access')}</li>
      {leaves.heads.length > 0 && (
        <li>
          {t('users.dismiss.heads', {
            departments: leaves.heads.map((name) => t('quoted', { name })).join(', '),
          })}
        </li>
      )}
      {leaves.expertise > 0 && <li>{t('users.dismiss.expertise', { count: leaves.expertise })}</li>}
      <li>{t('users.dismiss.history')}</li>
    </ul>
  );
}
