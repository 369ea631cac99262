import { Modal, Progress, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { sendBytes } from '#web/http/sendBytes.ts';
import { useMe } from '#web/session/public.ts';
import { FileDrop } from '#web/ui/FileDrop.tsx';
import { tell } from '#web/ui/undo.tsx';
import type { DocumentShown } from '../documents.queries.ts';

interface NewVersionDialogProps {
  document: DocumentShown;
  onClose: () => void;
  onDone: () => void;
}

/** One file that follows the one there is; that stays under «Версии». */
export function NewVersionDialog({ document, onClose, onDone }: NewVersionDialogProps) {
  const { t } = useTranslation('files');
  const limit = useMe().uploadLimitBytes;
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  async function send(file: File) {
    stop.current = new AbortController();
    setError(null);
    setPercent(0);
    try {
      await sendBytes({
        url: `/api/documents/${document.id}/versions?${new URLSearchParams({ name: file.name })}`,
        file,
        key: crypto.randomUUID(),
        signal: stop.current.signal,
        onProgress: (sent) => setPercent(file.size === 0 ? 100 : Math.floor((sent / file.size) * 100)),
      });
    } catch (cause) {
      setPercent(null);
      if (!stop.current.signal.aborted) setError(failureOf(cause).why);
      return;
    }
    tell(t('tend.versionAdded', { name: file.name }));
    onDone();
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={t('tend.versionTitle', { name: document.name })}>
      <Stack gap={12}>
        <span>{t(document.covered ? 'tend.versionOfSigned' : 'tend.versionHint')}</span>
        {percent === null ? (
          <FileDrop multiple={false} maxBytes={limit} onFiles={([file]) => file && void send(file)} />
        ) : (
          <Progress value={percent} aria-label={t('upload.totalLabel')} />
        )}
        {error !== null && <div role="alert">{error}</div>}
      </Stack>
    </Modal>
  );
}
