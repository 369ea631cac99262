import { Button, Progress, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#web/session/public.ts';
import { FileDrop } from '#web/ui/FileDrop.tsx';
import { UploadList } from '#web/ui/UploadList.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import { AskKind } from './AskKind.tsx';
import classes from './DocumentsPanel.module.css';
import { type DocumentKind, documentKinds, isCommercial, isKind, kindByName } from './kinds.ts';
import { asUpload, type Item, totalOf } from './uploads.ts';
import { useFilesOverPage } from './useFilesOverPage.ts';
import { useUploads } from './useUploads.ts';

interface UploadBoxProps {
  url: string;
  /** Why commercial kinds may not be added, or null when they may. */
  commercialReason: string | null;
  onUploaded: () => void;
}

export function UploadBox({ url, commercialReason, onUploaded }: UploadBoxProps) {
  const { t } = useTranslation('files');
  const { t: common } = useTranslation('common');
  const size = useFileSize();
  const limit = useMe().uploadLimitBytes;
  const [chosen, setChosen] = useState<DocumentKind | null>(null);
  const uploads = useUploads({ url, onUploaded, words: { cut: t('upload.cut') } });
  const over = useFilesOverPage(true, take);

  const allowed = (kind: DocumentKind) => commercialReason === null || !isCommercial(kind);
  const choices = documentKinds.map((kind) => ({
    value: kind,
    label: t(`kind.${kind}`),
    disabled: !allowed(kind),
  }));

  function take(files: File[]) {
    uploads.add(files.map(itemOf));
  }

  function itemOf(file: File): Item {
    const guessed = chosen ?? kindByName(file.name);
    const kind = guessed && allowed(guessed) ? guessed : null;
    const item: Item = { id: crypto.randomUUID(), file, kind, state: 'waiting', sent: 0 };
    const problem =
      file.size > limit
        ? common('file.tooLarge', { name: file.name, size: size(file.size), limit: size(limit) })
        : file.size === 0
          ? t('upload.empty')
          : null;
    return problem ? { ...item, state: 'failed', problem, final: true } : item;
  }

  const asked = uploads.items.filter((it) => it.kind === null && it.state === 'waiting');
  const running = uploads.items.some((it) => it.state === 'uploading');
  // What has arrived stands in the list below; here it would only be told twice.
  const shown = uploads.items.filter((it) => !asked.includes(it) && (running || it.state !== 'done'));
  const total = totalOf(uploads.items);

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
          <FileDrop label={t('upload.choose')} maxBytes={limit} onFiles={take} />
        </div>
      </div>
      {commercialReason && (
        <p className={classes.quiet}>{t('upload.commercial', { why: commercialReason })}</p>
      )}
      {asked.map((it) => (
        <AskKind
          key={it.id}
          name={it.file.name}
          choices={choices}
          onChoose={(kind) => uploads.choose(it.id, kind)}
          onCancel={() => uploads.cancel(it.id)}
        />
      ))}
      {total && (
        <div className={classes.total}>
          <span role="status" className="meta">
            {running ? t('upload.total', total) : t('upload.allDone', { count: total.done })}
          </span>
          {running && total.total > 1 && (
            <>
              <Progress.Root size={6} className={classes.totalBar}>
                <Progress.Section value={total.percent} aria-label={t('upload.totalLabel')} />
              </Progress.Root>
              <Button size="xs" variant="default" onClick={uploads.cancelAll}>
                {t('upload.cancelAll')}
              </Button>
            </>
          )}
        </div>
      )}
      <UploadList uploads={shown.map(asUpload)} onCancel={uploads.cancel} onRetry={uploads.retry} />
      {over && (
        <div className={classes.over} aria-hidden="true">
          <span>{t('upload.release')}</span>
        </div>
      )}
    </div>
  );
}
