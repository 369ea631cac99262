import { ActionIcon, Progress } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './UploadList.module.css';
import { useFileSize } from './useFileSize.ts';

export interface Upload {
  id: string;
  name: string;
  bytes: number;
  state: 'waiting' | 'uploading' | 'cut' | 'done' | 'failed';
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
}

export function UploadList({ uploads, onCancel, onRetry }: UploadListProps) {
  const { t } = useTranslation('common');
  if (uploads.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('file.list')}>
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} onCancel={onCancel} onRetry={onRetry} />
      ))}
    </ul>
  );
}

function UploadRow({ upload, onCancel, onRetry }: { upload: Upload } & Omit<UploadListProps, 'uploads'>) {
  const { t } = useTranslation('common');
  const size = useFileSize();
  const { id, name, state, percent, problem } = upload;
  const running = state === 'uploading' || state === 'cut';
  return (
    <li className={classes.row} data-state={state}>
      <span className={classes.name} title={name}>
        {name}
      </span>
      <span className={classes.size}>{size(upload.bytes)}</span>
      <span className={classes.state}>
        {state === 'uploading' ? t('file.uploading', { percent }) : (problem ?? t(`file.${state}`))}
      </span>
      <span className={classes.action}>
        {(state === 'failed' || state === 'cut') && !upload.final && onRetry && (
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('file.retry', { name })}
            onClick={() => onRetry(id)}
          >
            <IconRefresh size={16} stroke={1.5} />
          </ActionIcon>
        )}
        {state !== 'done' && onCancel && (
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('file.cancel', { name })}
            onClick={() => onCancel(id)}
          >
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        )}
      </span>
      {running && (
        <Progress.Root size={3} className={classes.bar}>
          <Progress.Section value={percent} aria-label={t('file.progress', { name })} />
        </Progress.Root>
      )}
    </li>
  );
}
