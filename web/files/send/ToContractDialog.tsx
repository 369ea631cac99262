import { Alert, Button, CloseButton, Group, Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useMe } from '#web/session/public.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { tell } from '#web/ui/undo.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import { contractsOfClientQuery, mayAddToQuery } from '../documents.queries.ts';
import { type DocumentKind, documentKinds, isCommercial, isKind, kindByName } from '../kinds.ts';
import { newItem } from './items.ts';
import { add } from './queue.ts';
import classes from './send.module.css';

interface ToContractDialogProps {
  clientId: number;
  files: File[];
  onClose: () => void;
}

/** Which contract the files belong to, and of what kind each is; then they are on their way. */
export function ToContractDialog({ clientId, files, onClose }: ToContractDialogProps) {
  const { t } = useTranslation('files');
  const { t: common } = useTranslation('common');
  const contracts = useQuery(contractsOfClientQuery(clientId));
  const [chosen, setChosen] = useState<number | null>(null);
  const only = contracts.data?.length === 1 ? (contracts.data[0]?.id ?? null) : null;
  const contractId = chosen ?? only;

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('ofClient.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      {contracts.isPending ? (
        <SkeletonRows />
      ) : contracts.isError ? (
        <ErrorState {...failureOf(contracts.error)} onRetry={() => void contracts.refetch()} />
      ) : contracts.data.length === 0 ? (
        <div className={classes.dialog}>
          <p style={{ margin: 0 }}>{t('ofClient.none')}</p>
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {common('action.cancel')}
            </Button>
            <Button component="a" href={`/contracts/new?clientId=${clientId}`}>
              {t('ofClient.addContract')}
            </Button>
          </Group>
        </div>
      ) : (
        <div className={classes.dialog}>
          <Select
            data-autofocus
            label={t('ofClient.contract')}
            placeholder={t('ofClient.chooseContract')}
            data={contracts.data.map(({ id, number }) => ({ value: String(id), label: number }))}
            value={contractId === null ? null : String(contractId)}
            searchable={contracts.data.length > 8}
            allowDeselect={false}
            onChange={(value) => setChosen(value === null ? null : Number(value))}
          />
          <Files key={contractId} contractId={contractId} files={files} onClose={onClose} />
        </div>
      )}
    </Modal>
  );
}

interface FilesProps {
  contractId: number | null;
  files: File[];
  onClose: () => void;
}

function Files({ contractId, files, onClose }: FilesProps) {
  const { t } = useTranslation('files');
  const { t: common } = useTranslation('common');
  const size = useFileSize();
  const limit = useMe().uploadLimitBytes;
  const may = useQuery({ ...mayAddToQuery(contractId ?? 0), enabled: contractId !== null });
  const [said, setSaid] = useState(new Map<File, DocumentKind>());
  const [left, setLeft] = useState(files);
  const refused = may.data && !may.data.any.allowed ? (may.data.any.reason ?? '') : null;
  const allowed = (kind: DocumentKind) => !isCommercial(kind) || (may.data?.commercial.allowed ?? false);
  const kindOf = (file: File): DocumentKind | null => {
    const kind = said.get(file) ?? kindByName(file.name);
    return kind && allowed(kind) ? kind : null;
  };
  const wrong = (file: File) =>
    file.size > limit
      ? common('file.tooLarge', { name: file.name, size: size(file.size), limit: size(limit) })
      : file.size === 0
        ? t('upload.empty')
        : null;
  const good = left.filter((file) => wrong(file) === null);
  const ready = may.data !== undefined && refused === null && good.length > 0 && good.every(kindOf);

  function send() {
    if (contractId === null) return;
    const place = { contractId };
    add(good.map((file) => newItem(file, place, kindOf(file))));
    tell(t('ofClient.sent'));
    onClose();
  }

  return (
    <>
      {refused !== null && (
        <Alert color="warning">
          {t('upload.notAllowed')} {refused}
        </Alert>
      )}
      <ul className={classes.files}>
        {left.map((file) => (
          <li key={`${file.name} ${file.lastModified} ${file.size}`} className={classes.file}>
            <span className={classes.fileName}>{file.name}</span>
            {wrong(file) === null ? (
              <Select
                className={classes.fileKind}
                aria-label={t('ofClient.kindOf', { name: file.name })}
                placeholder={t('upload.ask')}
                data={documentKinds.map((kind) => ({
                  value: kind,
                  label: t(`kind.${kind}`),
                  disabled: !allowed(kind),
                }))}
                value={kindOf(file)}
                allowDeselect={false}
                disabled={may.data === undefined}
                onChange={(value) => value && isKind(value) && setSaid(new Map(said).set(file, value))}
              />
            ) : (
              <span className={classes.other}>{wrong(file)}</span>
            )}
            <CloseButton
              size="sm"
              aria-label={t('ofClient.remove', { name: file.name })}
              onClick={() => (left.length === 1 ? onClose() : setLeft(left.filter((one) => one !== file)))}
            />
          </li>
        ))}
      </ul>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {common('action.cancel')}
        </Button>
        <Button disabled={!ready} onClick={send}>
          {t('ofClient.send', { count: good.length })}
        </Button>
      </Group>
    </>
  );
}
