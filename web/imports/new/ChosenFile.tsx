import { Button, Progress } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFileSize } from '#web/ui/useFileSize.ts';
import classes from './new.module.css';
import type { UploadState } from './useTableUpload.ts';

interface ChosenFileProps {
  file: File;
  state: UploadState;
  /** What the page itself sees wrong with it. */
  problem: string | null;
  onStop: () => void;
}

/** The file that will be read, how much of it has gone, and why it was refused. */
export function ChosenFile({ file, state, problem, onStop }: ChosenFileProps) {
  const { t } = useTranslation('imports');
  const size = useFileSize();
  const sending = state.kind === 'sending';
  const wrong =
    problem ?? (state.kind === 'refused' ? state.why : state.kind === 'cut' ? t('new.cut') : null);
  return (
    <div className={classes.chosen} data-wrong={wrong !== null || undefined}>
      <div className={classes.chosenLine}>
        <IconFileSpreadsheet size={18} stroke={1.5} aria-hidden />
        <span className={classes.name} title={file.name}>
          {file.name}
        </span>
        <span className="meta tabular">{size(file.size)}</span>
        {sending && (
          <Button size="compact-sm" variant="default" onClick={onStop}>
            {t('new.stop')}
          </Button>
        )}
      </div>
      {sending && (
        <Progress.Root size={4} className={classes.bar}>
          <Progress.Section value={state.percent} aria-label={t('new.progress', { name: file.name })} />
        </Progress.Root>
      )}
      <div className="meta tabular">
        <span role="status">{sending && t(state.percent < 100 ? 'new.sending' : 'new.reading')}</span>
        {sending && state.percent < 100 && ` ${state.percent} %`}
      </div>
      <div role="alert" className={classes.problem}>
        {wrong}
      </div>
    </div>
  );
}
