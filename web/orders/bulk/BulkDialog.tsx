import { Stack, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { findManagers } from '#web/search/public.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { ExpertChooser } from '../card/inputs/ExpertChooser.tsx';
import { type BulkAct, choicesQuery } from '../list/orders.queries.ts';
import { changeOrders } from './bulkActs.ts';

interface BulkDialogProps {
  act: BulkAct;
  ids: readonly number[];
  onClose: () => void;
  onDone: () => void;
}

/** To whom, of how many, and what it means: each order is judged and signed by itself. */
export function BulkDialog({ act, ids, onClose, onDone }: BulkDialogProps) {
  const { t } = useTranslation('orders');
  const queries = useQueryClient();
  const expertFrom = useQuery(choicesQuery).data?.expertFrom ?? undefined;
  const [person, setPerson] = useState<Entity | null>(null);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const choose = (next: Entity | null) => {
    setPerson(next);
    setError(null);
  };

  async function change() {
    const chosen = Number(person?.id ?? 0);
    if (act !== 'archive' && !chosen) return setError(t(`bulk.${act}.choose`));
    try {
      await changeOrders(
        queries,
        {
          act,
          ...(act === 'setManager' && { managerId: chosen }),
          ...(act === 'setExpert' && { expertId: chosen, reason: reason.trim() || undefined }),
        },
        ids,
      );
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
      title={t(`bulk.${act}.title`)}
      confirmLabel={t(`bulk.${act}.submit`, { count: ids.length })}
      onConfirm={change}
    >
      <Stack gap={12}>
        {act === 'setManager' && (
          <EntityCombobox
            label={t('bulk.setManager.person')}
            required
            value={person}
            error={error}
            search={findManagers}
            onChange={choose}
          />
        )}
        {act === 'setExpert' && (
          <>
            <ExpertChooser
              label={t('bulk.setExpert.person')}
              required
              firstFrom={expertFrom}
              value={person}
              error={error}
              onChange={choose}
            />
            <Textarea
              label={t('bulk.setExpert.reason')}
              description={t('bulk.setExpert.reasonWhy')}
              autosize
              minRows={2}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </>
        )}
        <div>{t(`bulk.${act}.what`, { count: ids.length })}</div>
        {act === 'archive' && error && <div role="alert">{error}</div>}
      </Stack>
    </ConfirmDialog>
  );
}
