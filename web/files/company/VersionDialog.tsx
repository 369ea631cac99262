import { Modal, Progress, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { sendBytes } from '#web/http/sendBytes.ts';
import { useMe } from '#web/session/public.ts';
import { FileDrop } from '#web/ui/FileDrop.tsx';
import { tell } from '#web/ui/undo.tsx';
import { AskFields, useAsking } from './AskFields.tsx';
import { COMPANY, type CompanyDocument, uploadQuery } from './company.queries.ts';

/** One file that follows the one there is; whether people read it anew is said before it is chosen. */
export function VersionDialog({ document, onClose }: { document: CompanyDocument; onClose: () => void }) {
  const { t } = useTranslation('company');
  const { t: files } = useTranslation('files');
  const { t: common } = useTranslation('common');
  const limit = useMe().uploadLimitBytes;
  const queries = useQueryClient();
  const asking = useAsking();
  const asked = document.acknowledgement !== null;
  const [typed, setTyped] = useState({ asks: asked, by: '' });
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<string>();
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  async function send(file: File) {
    const read = asking(typed);
    if ('error' in read) return setError(read.error);
    stop.current = new AbortController();
    setError(undefined);
    setPercent(0);
    try {
      await sendBytes({
        url: `/api/company-documents/${document.id}/versions?${uploadQuery(file.name, read.asking)}`,
        file,
        key: crypto.randomUUID(),
        signal: stop.current.signal,
        onProgress: (sent) => setPercent(file.size === 0 ? 100 : Math.floor((sent / file.size) * 100)),
      });
    } catch (cause) {
      setPercent(null);
      if (!stop.current.signal.aborted) setError(fieldsOf(cause)?.by ?? failureOf(cause).why);
      return;
    }
    tell(files('tend.versionAdded', { name: file.name }));
    onClose();
    await queries.invalidateQueries({ queryKey: [COMPANY] });
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={files('tend.versionTitle', { name: document.name })}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <Stack gap={12}>
        <AskFields
          label={t(asked ? 'version.asksAgain' : 'upload.asks')}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setError(undefined);
          }}
        />
        {asked && !typed.asks && <span className="meta">{t('version.keeps')}</span>}
        {percent === null ? (
          <FileDrop multiple={false} maxBytes={limit} onFiles={([file]) => file && void send(file)} />
        ) : (
          <Progress value={percent} aria-label={files('upload.totalLabel')} />
        )}
        {error !== undefined && <div role="alert">{error}</div>}
      </Stack>
    </Modal>
  );
}
