import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { dropUpload, type UnfinishedUpload, unfinishedQuery } from '../documents.queries.ts';
import { isKind } from '../kinds.ts';
import { isSameFile } from './head.ts';
import { newItem } from './items.ts';
import type { Place } from './place.ts';
import { add, useQueue } from './queue.ts';
import classes from './send.module.css';

/** What began to come on an earlier visit and did not arrive: choose the same file and it goes on, or put it away. */
export function UnfinishedUploads({ place }: { place: Place }) {
  const { t } = useTranslation('files');
  const left = useUnfinished(place);
  if (left.length === 0) return null;
  return (
    <ul className={classes.unfinished} aria-label={t('unfinished.title')}>
      {left.map((upload) => (
        <UnfinishedRow key={upload.id} upload={upload} place={place} />
      ))}
    </ul>
  );
}

/** Without what this window is sending now. */
export function useUnfinished(place: Place): UnfinishedUpload[] {
  const { data = [] } = useQuery(unfinishedQuery(place));
  const here = useQueue();
  return data.filter(({ id }) => !here.some((it) => it.uploadId === id));
}

export function goOn(upload: UnfinishedUpload, file: File, place: Place): void {
  const { id: uploadId, kind, received, replacesId } = upload;
  if (!isKind(kind)) return;
  const there = replacesId === null ? place : { ...place, replacesId };
  add([newItem(file, there, kind, { uploadId, sent: received })]);
}

function UnfinishedRow({ upload, place }: { upload: UnfinishedUpload; place: Place }) {
  const { t } = useTranslation('files');
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [other, setOther] = useState<string | null>(null);
  const { id, name, size, received } = upload;
  const percent = size === 0 ? 100 : Math.floor((received / size) * 100);

  async function take(file: File | undefined) {
    if (!file) return;
    if (!(await isSameFile(file, upload))) return setOther(file.name);
    setOther(null);
    goOn(upload, file, place);
  }

  async function drop() {
    try {
      await dropUpload(id);
    } catch (cause) {
      tellProblem(cause);
    }
    await queries.invalidateQueries({ queryKey: unfinishedQuery(place).queryKey });
  }

  return (
    <li className={classes.unfinishedRow}>
      <span className={classes.unfinishedName}>{t('unfinished.row', { name, percent })}</span>
      <Button
        size="xs"
        variant="default"
        aria-label={t('unfinished.goOnWith', { name })}
        onClick={() => input.current?.click()}
      >
        {t('unfinished.goOn')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={t('unfinished.dropOne', { name })}
        onClick={() => void drop()}
      >
        {t('unfinished.drop')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      {other !== null && (
        <p role="alert" className={classes.other}>
          {t('unfinished.other', { name: other })}
        </p>
      )}
    </li>
  );
}
