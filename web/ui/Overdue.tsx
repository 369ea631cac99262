import { useTranslation } from 'react-i18next';
import classes from './Overdue.module.css';
import { ShapeIcon } from './shapes.tsx';

/** «! 9 дн.»: the sign comes before the colour. */
export function Overdue({ days, overdue }: { days: number; overdue: boolean }) {
  const { t } = useTranslation('common');
  if (days === 0 && !overdue) return <span className="muted">—</span>;
  return (
    <span className={classes.days} data-overdue={overdue || undefined}>
      {overdue && (
        <>
          <ShapeIcon shape="alert" />
          <span className="visuallyHidden">{t('step.overdue')}: </span>
        </>
      )}
      {t('count.days', { count: days })}
    </span>
  );
}
