import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#web/session/public.ts';
import { FileDrop } from '#web/ui/FileDrop.tsx';
import { UploadList } from '#web/ui/UploadList.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import { AskKind } from './AskKind.tsx';
import classes from './DocumentsPanel.module.css';
import { type DocumentKind, documentKinds, isCommercial, isKind, kindByName } from './kinds.ts';
import { isSameFile } from './send/head.ts';
import { asUpload, isUnfinished, newItem } from './send/items.ts';
import { isAt, type Place } from './send/place.ts';
import { add, cancel, choose, pause, resume, showing, useQueue } from './send/queue.ts';
import { TransferTotal } from './send/TransferTotal.tsx';
import { goOn, UnfinishedUploads, useUnfinished } from './send/UnfinishedUploads.tsx';
import { useFilesOverPage } from './useFilesOverPage.ts';

interface UploadBoxProps {
  /** The card; the same object as long as it is the same card. */
  place: Place;
  /** Why commercial kinds may not be added, or null when they may. */
  commercialReason: string | null;
}

export function UploadBox({ place, commercialReason }: UploadBoxProps) {
  const { t } = useTranslation('files');
  const { t: common } = useTranslation('common');
  const size = useFileSize();
  const limit = useMe().uploadLimitBytes;
  const [chosen, setChosen] = useState<DocumentKind | null>(null);
  const items = useQueue().filter((it) => isAt(it.place, place) && it.from === undefined);
  const unfinished = useUnfinished(place);
  const over = useFilesOverPage(true, (files) => void take(files));
  useEffect(() => showing(place), [place]);

  const allowed = (kind: DocumentKind) => commercialReason === null || !isCommercial(kind);
  const choices = documentKinds.map((kind) => ({
    value: kind,
    label: t(`kind.${kind}`),
    disabled: !allowed(kind),
  }));

  /** A file that began to come before goes on from there. */
  async function take(files: File[]) {
    const begun = [...unfinished];
    for (const file of files) {
      const same = await firstOf(begun, (upload) => isSameFile(file, upload));
      if (same) goOn(begun.splice(begun.indexOf(same), 1)[0] ?? same, file, place);
      else add([itemOf(file)]);
    }
  }

  function itemOf(file: File) {
    const guessed = chosen ?? kindByName(file.name);
    const kind = guessed && allowed(guessed) ? guessed : null;
    const problem =
      file.size > limit
        ? common('file.tooLarge', { name: file.name, size: size(file.size), limit: size(limit) })
        : file.size === 0
          ? t('upload.empty')
          : null;
    return newItem(file, place, kind, problem ? { state: 'failed', problem, final: true } : {});
  }

  const asked = items.filter((it) => it.kind === null && it.state === 'waiting');
  const running = items.some(isUnfinished);
  // What has arrived stands in the list below; here it would only be told twice.
  const shown = items.filter((it) => !asked.includes(it) && (running || it.state !== 'done'));

  return (
    <div className={classes.upload}>
      <div className={classes.uploadHead}>
        <Select
          className={classes.kindSelect}
          label={t('upload.kind')}
          placeholder={t('upload.byName')}
          data={choices}
          value={chosen}
          clearable
          clearButtonProps={{ 'aria-label': `${common('action.clear')}: ${t('upload.kind')}` }}
          onChange={(value) => setChosen(value && isKind(value) ? value : null)}
        />
        <div className={classes.drop}>
          <FileDrop label={t('upload.choose')} maxBytes={limit} onFiles={(files) => void take(files)} />
        </div>
      </div>
      {commercialReason && (
        <p className={classes.quiet}>{t('upload.commercial', { why: commercialReason })}</p>
      )}
      <UnfinishedUploads place={place} />
      {asked.map((it) => (
        <AskKind
          key={it.id}
          name={it.file.name}
          choices={choices}
          onChoose={(kind) => choose(it.id, kind)}
          onCancel={() => cancel(it.id)}
        />
      ))}
      <TransferTotal items={items} />
      <UploadList
        uploads={shown.map(asUpload)}
        onCancel={cancel}
        onRetry={resume}
        onPause={pause}
        onResume={resume}
      />
      {over && (
        <div className={classes.over} aria-hidden="true">
          <span>{t('upload.release')}</span>
        </div>
      )}
    </div>
  );
}

async function firstOf<T>(all: readonly T[], fits: (one: T) => Promise<boolean>): Promise<T | null> {
  for (const one of all) if (await fits(one)) return one;
  return null;
}
