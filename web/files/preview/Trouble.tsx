import { Button } from '@mantine/core';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Here } from './here.ts';
import classes from './Preview.module.css';
import type { Preview } from './preview.queries.ts';

type Reason = NonNullable<Preview['reason']> | 'missing';

/** Why it is not shown, and always the way out: the file itself. */
export function Trouble({ reason, onRetry }: { reason: Reason; onRetry?: () => void }) {
  const { t } = useTranslation('files');
  const here = useContext(Here);
  const extension = here?.extension ? `.${here.extension}` : t('preview.ofThisKind');
  return (
    <div className={classes.message}>
      <EmptyState
        title={t(`preview.trouble.${reason}.title`, { extension })}
        why={t(`preview.trouble.${reason}.why`, { extension })}
        action={
          here && (
            <>
              <Button component="a" href={here.url} download={here.name} variant="default">
                {t('preview.download')}
              </Button>{' '}
              {onRetry && (
                <Button variant="subtle" onClick={onRetry}>
                  {t('preview.again')}
                </Button>
              )}
            </>
          )
        }
      />
    </div>
  );
}
