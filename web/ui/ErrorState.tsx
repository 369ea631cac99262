import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './EmptyState.module.css';

interface ErrorStateProps {
  title?: string;
  why?: string;
  /** The request's code, for the administrator. */
  code?: string | null;
  onRetry?: () => void;
}

/** Never looks like an empty list: it says that something failed, that the data is safe, and what to do. */
export function ErrorState({ title, why, code, onRetry }: ErrorStateProps) {
  const { t } = useTranslation('common');
  return (
    <div className={classes.state} data-tone="danger" role="alert">
      <p className={classes.title}>{title ?? t('state.failed')}</p>
      <p className={classes.why}>{why ?? t('state.failedWhy')}</p>
      {code && <p className={`${classes.why} tabular`}>{t('state.code', { code })}</p>}
      {onRetry && (
        <div className={classes.action}>
          <Button variant="default" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
