import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { type Template, templateActs } from '../templates.queries.ts';

export function RenameDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation('templates');
  const { t: common } = useTranslation('common');
  const [name, setName] = useState(template.name);
  const [error, setError] = useState<string | null>(null);

  async function save() {
    if (name.trim() === '') return setError(t('settings.needName'));
    try {
      await templateActs.edit(template, { name });
    } catch (cause) {
      setError(fieldsOf(cause)?.name ?? failureOf(cause).why);
      throw cause;
    }
    onClose();
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('settings.renameTitle')}
      confirmLabel={common('action.save')}
      onConfirm={save}
    >
      <TextInput
        label={t('settings.name')}
        data-autofocus
        maxLength={120}
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
