import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import type { DocumentShown } from '../documents.queries.ts';
import { documentActs } from './documentActs.ts';

interface TendDialogProps {
  document: DocumentShown;
  onClose: () => void;
  onDone: () => void;
}

/** Another name for people; the content stays, and what was signed of it. */
export function RenameDialog({ document, onClose, onDone }: TendDialogProps) {
  const { t } = useTranslation('files');
  const { t: common } = useTranslation('common');
  const [name, setName] = useState(document.name);
  const [error, setError] = useState<string | null>(null);

  async function save() {
    if (name.trim() === '') return setError(t('tend.nameEmpty'));
    try {
      await documentActs.rename(document.id, name);
    } catch (cause) {
      setError(fieldsOf(cause)?.name ?? failureOf(cause).why);
      throw cause;
    }
    tell(t('tend.renamed'));
    onDone();
    onClose();
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('tend.renameTitle')}
      confirmLabel={common('action.save')}
      onConfirm={save}
    >
      <TextInput
        label={t('column.name')}
        data-autofocus
        maxLength={255}
        value={name}
        error={error}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(null);
        }}
      />
    </ConfirmDialog>
  );
}
