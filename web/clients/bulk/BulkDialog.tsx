import { Select, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_AT_ONCE } from '#api/client-lists.ts';
import { failureOf } from '#web/http/errors.ts';
import { findManagers } from '#web/search/public.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { segmentsQuery } from '../base.queries.ts';
import { SegmentSelect } from '../segments/SegmentSelect.tsx';
import { type Act, type Chosen, changeMany } from './bulkActs.ts';

interface BulkDialogProps {
  act: Act;
  chosen: Chosen;
  onClose: () => void;
  onDone: () => void;
}

const TITLES = {
  setManager: 'base.bulk.managerTitle',
  addToSegment: 'base.bulk.addTitle',
  removeFromSegment: 'base.bulk.removeTitle',
} as const;

/** To whom, or which group; and how many clients it is about. */
export function BulkDialog({ act, chosen, onClose, onDone }: BulkDialogProps) {
  const { t } = useTranslation('clients');
  const queries = useQueryClient();
  const [manager, setManager] = useState<Entity | null>(null);
  const [segmentId, setSegmentId] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const choose = (value: number | null) => {
    setSegmentId(value);
    setError(null);
  };

  async function change() {
    const target =
      act === 'setManager' ? { managerId: Number(manager?.id ?? 0) } : { segmentId: segmentId ?? 0 };
    if (!Object.values(target).every(Boolean))
      return setError(t(act === 'setManager' ? 'base.bulk.wrongManager' : 'base.bulk.wrongSegment'));
    try {
      await changeMany(queries, { act, ...target }, chosen);
      onDone();
    } catch (cause) {
      setError(failureOf(cause).why);
      throw cause;
    }
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(TITLES[act])}
      confirmLabel={t('base.bulk.submit')}
      onConfirm={change}
    >
      <Stack gap={12}>
        {act === 'setManager' ? (
          <EntityCombobox
            label={t('base.bulk.manager')}
            required
            value={manager}
            error={error}
            search={findManagers}
            onChange={(next) => {
              setManager(next);
              setError(null);
            }}
          />
        ) : act === 'addToSegment' ? (
          <SegmentSelect
            label={t('base.bulk.segment')}
            most={1}
            value={segmentId === null ? [] : [segmentId]}
            error={error ?? undefined}
            onChange={(next) => choose(next.at(-1) ?? null)}
          />
        ) : (
          <OldSegment value={segmentId} error={error} onChange={choose} />
        )}
        <div className="meta">
          {'ids' in chosen
            ? t('base.bulk.forCount', { count: chosen.ids.length })
            : t('base.bulk.forAll', { max: MOST_AT_ONCE })}
        </div>
      </Stack>
    </ConfirmDialog>
  );
}

interface OldSegmentProps {
  value: number | null;
  error: string | null;
  onChange: (value: number | null) => void;
}

function OldSegment({ value, error, onChange }: OldSegmentProps) {
  const { t } = useTranslation('clients');
  const found = useQuery(segmentsQuery()).data?.items ?? [];
  return (
    <Select
      label={t('base.bulk.segment')}
      withAsterisk
      searchable
      data={found
        .filter(({ filter }) => filter === null)
        .map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value)}
      error={error}
      onChange={(next) => onChange(next === null ? null : Number(next))}
    />
  );
}
