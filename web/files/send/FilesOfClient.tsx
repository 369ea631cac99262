import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import over from '../DocumentsPanel.module.css';
import { useFilesOverPage } from '../useFilesOverPage.ts';

const ToContractDialog = lazy(() =>
  import('./ToContractDialog.tsx').then((m) => ({ default: m.ToContractDialog })),
);

/** On a client's card: files dropped anywhere, or chosen, go to one of its contracts. */
export function FilesOfClient({ clientId }: { clientId: number }) {
  const { t } = useTranslation('files');
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<File[]>([]);
  const hovering = useFilesOverPage(files.length === 0, setFiles);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPaperclip size={16} stroke={1.5} />}
        onClick={() => input.current?.click()}
      >
        {t('ofClient.attach')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        onChange={(event) => {
          setFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {files.length > 0 && (
        <Suspense>
          <ToContractDialog clientId={clientId} files={files} onClose={() => setFiles([])} />
        </Suspense>
      )}
      {hovering && (
        <div className={over.over} aria-hidden="true">
          <span>{t('upload.release')}</span>
        </div>
      )}
    </>
  );
}
