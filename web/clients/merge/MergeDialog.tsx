import { Alert, Modal, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { offerUndo } from '#web/ui/undo.tsx';
import { findClients } from '../base.queries.ts';
import { type Client, clientQuery } from '../clients.queries.ts';
import type { Choice } from './choices.ts';
import { MergeChoices } from './MergeChoices.tsx';
import { forgetClients, mergeClients, undoMerge } from './mergeActs.ts';

/** Another client is found, then it is said which of the two cards stays and what stands on it. */
export function MergeDialog({ client, onClose }: { client: Client; onClose: () => void }) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Entity | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const other = useQuery({ ...clientQuery(Number(chosen?.id ?? 0)), enabled: chosen !== null });

  async function merge(from: Client, into: Client, take: Choice[]) {
    setFailure(null);
    try {
      const kept = await mergeClients(from, into, take);
      queries.setQueryData(clientQuery(kept.id).queryKey, kept);
      forgetClients(queries);
      onClose();
      void navigate({ to: '/clients/$id', params: { id: kept.id }, search: {}, replace: true });
      offerUndo(t('base.merge.done'), async () => void (await undoMerge(queries, from.id)));
    } catch (cause) {
      setFailure(cause);
      // what the two are now is what is chosen between
      void queries.invalidateQueries({ queryKey: ['clients'] });
      throw cause;
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={t('base.merge.title')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <Stack gap={16}>
        <EntityCombobox
          label={t('base.merge.other')}
          placeholder={t('base.merge.otherHint')}
          required
          clearable
          value={chosen}
          search={async (typed, signal) =>
            (await findClients(typed, signal)).filter(({ id }) => id !== client.id)
          }
          onChange={(next) => {
            setChosen(next);
            setFailure(null);
          }}
        />
        {failure !== null && <Alert color="danger">{failureOf(failure).why}</Alert>}
        {chosen &&
          (other.data ? (
            <MergeChoices
              key={`${other.data.id}.${other.data.version}.${client.version}`}
              here={client}
              there={other.data}
              onCancel={onClose}
              onMerge={merge}
            />
          ) : other.isError ? (
            <ErrorState {...failureOf(other.error)} onRetry={() => void other.refetch()} />
          ) : (
            <SkeletonRows />
          ))}
      </Stack>
    </Modal>
  );
}
