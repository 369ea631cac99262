import { Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { AskFields, useAsking } from './AskFields.tsx';
import { COMPANY, type CompanyDocument, companyActs, type Folder } from './company.queries.ts';
import { folderOptions } from './folderTree.ts';
import type { Keeping } from './KeeperMenu.tsx';
import { PeopleDialog } from './PeopleDialog.tsx';
import { VersionDialog } from './VersionDialog.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';

interface KeepingProps {
  document: CompanyDocument;
  onClose: () => void;
}

/** The dialog of what was chosen for a document. */
export function KeepingDialog({
  what,
  folders,
  ...props
}: KeepingProps & { what: Keeping; folders: Folder[] }) {
  switch (what) {
    case 'version':
      return <VersionDialog {...props} />;
    case 'versions':
      return <VersionsDialog {...props} />;
    case 'people':
      return <PeopleDialog {...props} />;
    case 'ask':
      return <AskDialog {...props} />;
    case 'rename':
      return <RenameDialog {...props} />;
    case 'move':
      return <MoveDialog {...props} folders={folders} />;
    case 'bin':
      return <BinDialog {...props} />;
  }
}

/** One change with its dialog: what went wrong stands under the field, what went well is told. */
function useChange(onClose: () => void) {
  const queries = useQueryClient();
  const [error, setError] = useState<string>();
  async function change(act: () => Promise<unknown>, field: string, done: string) {
    try {
      await act();
    } catch (cause) {
      setError(fieldsOf(cause)?.[field] ?? failureOf(cause).why);
      throw cause;
    }
    tell(done);
    onClose();
    await queries.invalidateQueries({ queryKey: [COMPANY] });
  }
  return { error, setError, change };
}

function AskDialog({ document, onClose }: KeepingProps) {
  const { t } = useTranslation('company');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const asking = useAsking();
  const { error, setError, change } = useChange(onClose);
  const { acknowledgement: asked } = document;
  const [typed, setTyped] = useState({ asks: true, by: asked?.by ? format.date(asked.by) : '' });

  async function save() {
    const read = asking(typed);
    if ('error' in read) return setError(read.error);
    await change(
      () => companyActs.ask(document.id, read.asking),
      'by',
      t(typed.asks ? 'ack.asked' : 'ack.notAsked', { name: document.name }),
    );
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('keep.ask')}
      confirmLabel={common('action.save')}
      onConfirm={save}
    >
      <AskFields
        label={t('upload.asks')}
        value={typed}
        error={error}
        onChange={(value) => {
          setTyped(value);
          setError(undefined);
        }}
      />
      {!typed.asks && error && <Wrong>{error}</Wrong>}
    </ConfirmDialog>
  );
}

const Wrong = ({ children }: { children: ReactNode }) => <div role="alert">{children}</div>;

function RenameDialog({ document, onClose }: KeepingProps) {
  const { t } = useTranslation('company');
  const { t: files } = useTranslation('files');
  const { t: common } = useTranslation('common');
  const { error, setError, change } = useChange(onClose);
  const [name, setName] = useState(document.name);

  async function save() {
    if (name.trim() === '') return setError(files('tend.nameEmpty'));
    await change(() => companyActs.rename(document.id, name), 'name', files('tend.renamed'));
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('keep.rename')}
      confirmLabel={common('action.save')}
      onConfirm={save}
    >
      <TextInput
        label={files('column.name')}
        data-autofocus
        maxLength={255}
        value={name}
        error={error}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(undefined);
        }}
      />
    </ConfirmDialog>
  );
}

function MoveDialog({ document, folders, onClose }: KeepingProps & { folders: Folder[] }) {
  const { t } = useTranslation('company');
  const { error, setError, change } = useChange(onClose);
  const [to, setTo] = useState<string | null>(null);

  async function save() {
    const folder = folders.find(({ id }) => String(id) === to);
    if (!folder) return setError(t('move.choose'));
    const done = t('move.done', { name: document.name, folder: folder.name });
    await change(() => companyActs.move(document.id, folder.id), 'folderId', done);
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('move.title', { name: document.name })}
      confirmLabel={t('move.confirm')}
      onConfirm={save}
    >
      <Select
        label={t('move.to')}
        description={t('move.hint')}
        data={folderOptions(folders).filter(({ value }) => value !== String(document.folder.id))}
        value={to}
        error={error}
        searchable
        onChange={(value) => {
          setTo(value);
          setError(undefined);
        }}
      />
    </ConfirmDialog>
  );
}

function BinDialog({ document, onClose }: KeepingProps) {
  const { t } = useTranslation('company');
  const { t: files } = useTranslation('files');
  const { error, change } = useChange(onClose);
  const { name } = document;
  return (
    <ConfirmDialog
      opened
      danger
      onClose={onClose}
      title={t('keep.bin')}
      confirmLabel={files('bin.confirm')}
      onConfirm={() => change(() => companyActs.bin(document.id), '', t('bin.done', { name }))}
    >
      {t('bin.consequence', { name })}
      {error && <Wrong>{error}</Wrong>}
    </ConfirmDialog>
  );
}
