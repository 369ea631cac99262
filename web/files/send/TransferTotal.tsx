import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Item } from './items.ts';
import { isUnfinished } from './items.ts';
import { cancelAll, pauseAll, resumeAll } from './queue.ts';
import classes from './send.module.css';
import { useTransfer } from './useTransfer.ts';

/** The line over a list of uploads: all of them as one, with their speed, and what is done to all at once. */
export function TransferTotal({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation('files');
  const transfer = useTransfer(items);
  if (!transfer) return null;
  const { running, paused, percent, words, pace } = transfer;
  const several = items.filter(isUnfinished).length > 1;
  return (
    <div className={classes.total}>
      <div className={classes.totalLine}>
        <span role="status" className="meta">
          {words}
        </span>
        {pace && <span className={`meta ${classes.pace}`}>{pace}</span>}
      </div>
      {(running || paused) && (
        <Progress.Root size={6} className={classes.totalBar}>
          <Progress.Section value={percent} aria-label={t('upload.totalLabel')} />
        </Progress.Root>
      )}
      {several && (
        <div className={classes.totalActs}>
          {running ? (
            <Button size="xs" variant="default" onClick={() => pauseAll(items)}>
              {t('upload.pauseAll')}
            </Button>
          ) : (
            <Button size="xs" variant="default" onClick={() => resumeAll(items)}>
              {t('upload.resumeAll')}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => cancelAll(items)}>
            {t('upload.cancelAll')}
          </Button>
        </div>
      )}
    </div>
  );
}
