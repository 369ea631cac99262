import { Button, Loader } from '@mantine/core';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Here } from './here.ts';
import classes from './Preview.module.css';
import { useTakesLong } from './usePreview.ts';

/** It is being converted; nobody has to wait for it to have the file. */
export function Making() {
  const { t } = useTranslation('files');
  const here = useContext(Here);
  const isLong = useTakesLong();
  return (
    <div role="status" className={classes.message}>
      <EmptyState
        title={t('preview.making')}
        why={
          <>
            <Loader size={16} aria-hidden="true" /> {t(isLong ? 'preview.makingLong' : 'preview.makingWhy')}
          </>
        }
        action={
          here && (
            <Button component="a" href={here.url} download={here.name} variant="default">
              {t('preview.download')}
            </Button>
          )
        }
      />
    </div>
  );
}
