import { ActionIcon, Progress } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './UploadList.module.css';
import { useFileSize } from './useFileSize.ts';

export interface Upload {
  id: string;
  name: string;
  bytes: number;
  state: 'waiting' | 'uploading' | 'paused' | 'cut' | 'done' | 'failed';
  /** 0–100 */
  percent: number;
  /** Words of the failure. */
  problem?: string;
  /** Another try would end the same: too large, empty. */
  final?: boolean;
}

interface UploadListProps {
  uploads: Upload[];
  onCancel?: (id: string) => void;
  onRetry?: (id: string) => void;
  onPause?: (id: string) => void;
  onResume?: (id: string) => void;
}

export function UploadList({ uploads, ...acts }: UploadListProps) {
  const { t } = useTranslation('common');
  if (uploads.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('file.list')}>
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} {...acts} />
      ))}
    </ul>
  );
}

function UploadRow({ upload, ...acts }: { upload: Upload } & Omit<UploadListProps, 'uploads'>) {
  const { t } = useTranslation('common');
  const size = useFileSize();
  const { id, name, state, percent, problem, final } = upload;
  const running = state === 'uploading' || state === 'cut' || state === 'paused';
  // all of it has gone: its document is being made
  const shown = state === 'uploading' && percent === 100 ? 'saving' : state;
  const words = state === 'paused' ? undefined : problem;
  const act = (
    key: 'retry' | 'pause' | 'resume' | 'cancel',
    Icon: typeof IconX,
    run?: (id: string) => void,
  ) =>
    run && (
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t(`file.${key}`, { name })}
        title={t(`file.${key}`, { name })}
        onClick={() => run(id)}
      >
        <Icon size={16} stroke={1.5} />
      </ActionIcon>
    );
  return (
    <li className={classes.row} data-state={state}>
      <span className={classes.name} title={name}>
        {name}
      </span>
      <span className={classes.size}>{size(upload.bytes)}</span>
      <span className={classes.state}>{words ?? t(`file.${shown}`, { percent })}</span>
      <span className={classes.action}>
        {(state === 'failed' || state === 'cut') && !final && act('retry', IconRefresh, acts.onRetry)}
        {(state === 'uploading' || state === 'waiting' || state === 'cut') &&
          act('pause', IconPlayerPause, acts.onPause)}
        {state === 'paused' && act('resume', IconPlayerPlay, acts.onResume)}
        {state !== 'done' && act('cancel', IconX, acts.onCancel)}
      </span>
      {running && (
        <Progress.Root size={3} className={classes.bar}>
          <Progress.Section value={percent} aria-label={t('file.progress', { name })} />
        </Progress.Root>
      )}
    </li>
  );
}
