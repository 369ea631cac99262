import { Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { type List, type SavedView, viewActs } from './views.queries.ts';

interface ViewDialogProps {
  list: List;
  query: string;
  /** The one to be renamed; none: a new one. */
  view: SavedView | null;
  onClose: () => void;
}

export function ViewDialog({ list, query, view, onClose }: ViewDialogProps) {
  const { t } = useTranslation('views');
  const queries = useQueryClient();
  const [name, setName] = useState(view?.name ?? '');
  const [error, setError] = useState<string | null>(null);

  async function save() {
    if (name.trim() === '') return setError(t('nameEmpty'));
    try {
      if (view) await viewActs.edit(view.id, { name, query });
      else await viewActs.save({ list, name, query });
      await queries.invalidateQueries({ queryKey: ['saved-views', list] });
      tell(t('saved', { name: name.trim() }));
      onClose();
    } catch (cause) {
      setError(fieldsOf(cause)?.name ?? failureOf(cause).why);
      throw cause;
    }
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(view ? 'renameTitle' : 'saveTitle')}
      confirmLabel={t('submit')}
      onConfirm={save}
    >
      <Stack gap={12}>
        {!view && <div>{t('saveWhat')}</div>}
        <TextInput
          label={t('name')}
          data-autofocus
          maxLength={60}
          value={name}
          error={error}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setError(null);
          }}
        />
      </Stack>
    </ConfirmDialog>
  );
}
