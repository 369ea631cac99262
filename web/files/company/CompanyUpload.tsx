import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { sendBytes } from '#web/http/sendBytes.ts';
import { useMe } from '#web/session/public.ts';
import { FileDrop } from '#web/ui/FileDrop.tsx';
import { type Upload, UploadList } from '#web/ui/UploadList.tsx';
import panel from '../DocumentsPanel.module.css';
import { useFilesOverPage } from '../useFilesOverPage.ts';
import { AskFields, type Typed, useAsking } from './AskFields.tsx';
import classes from './company.module.css';
import { type Asking, COMPANY, uploadQuery } from './company.queries.ts';

type Going = { upload: Upload; file: File; asking: Asking; key: string; stop: AbortController };

/** Documents dropped on the open folder; each is there once its bytes are. */
export function CompanyUpload({ folderId }: { folderId: number }) {
  const { t } = useTranslation('company');
  const { t: files } = useTranslation('files');
  const limit = useMe().uploadLimitBytes;
  const queries = useQueryClient();
  const asking = useAsking();
  const [typed, setTyped] = useState<Typed>({ asks: false, by: '' });
  const [error, setError] = useState<string>();
  const [going, setGoing] = useState<Going[]>([]);
  const stops = useRef(new Set<AbortController>());
  useEffect(() => () => stops.current.forEach((one) => void one.abort()), []);
  const over = useFilesOverPage(true, take);

  const change = (id: string, upload: Partial<Upload>) =>
    setGoing((all) =>
      all.map((it) => (it.upload.id === id ? { ...it, upload: { ...it.upload, ...upload } } : it)),
    );
  const drop = (id: string) => setGoing((all) => all.filter((it) => it.upload.id !== id));

  function take(chosen: File[]) {
    const read = asking(typed);
    if ('error' in read) return setError(read.error);
    setError(undefined);
    for (const file of chosen.filter(({ size }) => size <= limit)) {
      const upload: Upload = {
        id: crypto.randomUUID(),
        name: file.name,
        bytes: file.size,
        state: 'waiting',
        percent: 0,
      };
      void send({ upload, file, asking: read.asking, key: crypto.randomUUID(), stop: new AbortController() });
    }
  }

  async function send(it: Going) {
    const { upload, file, key, stop } = it;
    stops.current.add(stop);
    setGoing((all) => [
      ...all.filter((one) => one.upload.id !== upload.id),
      { ...it, upload: { ...upload, state: 'uploading' } },
    ]);
    try {
      await sendBytes({
        url: `/api/company-folders/${folderId}/documents?${uploadQuery(file.name, it.asking)}`,
        file,
        key,
        signal: stop.signal,
        onProgress: (sent) =>
          change(upload.id, { percent: file.size === 0 ? 100 : Math.floor((sent / file.size) * 100) }),
      });
    } catch (cause) {
      if (!stop.signal.aborted) change(upload.id, { state: 'failed', problem: failureOf(cause).why });
      return;
    } finally {
      stops.current.delete(stop);
    }
    drop(upload.id);
    await queries.invalidateQueries({ queryKey: [COMPANY] });
  }

  const found = (id: string) => going.find((it) => it.upload.id === id);
  return (
    <div className={classes.upload}>
      <FileDrop label={t('upload.choose')} maxBytes={limit} onFiles={take} />
      <AskFields label={t('upload.asks')} value={typed} error={error} onChange={setTyped} />
      <UploadList
        uploads={going.map(({ upload }) => upload)}
        onCancel={(id) => {
          found(id)?.stop.abort();
          drop(id);
        }}
        onRetry={(id) => {
          const it = found(id);
          if (it) void send({ ...it, stop: new AbortController() });
        }}
      />
      {over && (
        <div className={panel.over} aria-hidden="true">
          <span>{files('upload.release')}</span>
        </div>
      )}
    </div>
  );
}
