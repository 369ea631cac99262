import { useTranslation } from 'react-i18next';
import classes from './Brand.module.css';

/** The mark is a visa: a tick with its seal. */
export function Brand({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation('shell');
  return (
    <span className={classes.brand}>
      <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="7" className={classes.ground} />
        <path d="M7.5 9.5 14 23.5 24.5 7.5" className={classes.tick} />
        <circle cx="24.5" cy="23.5" r="2.6" className={classes.seal} />
      </svg>
      <span className={compact ? 'visuallyHidden' : classes.name}>{t('product')}</span>
    </span>
  );
}
