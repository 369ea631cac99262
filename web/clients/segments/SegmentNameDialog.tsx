import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { forgetSegments, segmentActs } from './segmentActs.ts';

export type Segment = { id: number; name: string; clients: number; archived: boolean; version: number };

/** The name of a new group, or another one of a group there is. */
export function SegmentNameDialog({ segment, onClose }: { segment: Segment | null; onClose: () => void }) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const [name, setName] = useState(segment?.name ?? '');
  const [error, setError] = useState<string | null>(null);

  async function save() {
    if (name.trim() === '') return setError(t('base.segments.nameEmpty'));
    try {
      if (segment)
        await segmentActs.edit(segment.id, { name, archived: segment.archived, version: segment.version });
      else await segmentActs.create(name);
      forgetSegments(queries);
      tell(t('base.segments.saved'));
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
      title={t(segment ? 'base.segments.rename' : 'base.segments.create')}
      confirmLabel={common('action.save')}
      onConfirm={save}
    >
      <TextInput
        label={t('base.segments.name')}
        placeholder={t('base.segments.nameHint')}
        data-autofocus
        maxLength={100}
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
