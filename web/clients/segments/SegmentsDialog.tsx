import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { keepClient } from '../card/clientActs.ts';
import type { Client } from '../clients.queries.ts';
import { SegmentSelect } from './SegmentSelect.tsx';
import { forgetSegments, segmentActs } from './segmentActs.ts';

export function SegmentsDialog({ client, onClose }: { client: Client; onClose: () => void }) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(client.segments.map(({ id }) => id));

  async function save() {
    try {
      keepClient(queries, await segmentActs.ofClient(client.id, chosen));
      forgetSegments(queries);
      tell(t('base.segments.saved'));
      onClose();
    } catch (cause) {
      tellProblem(cause);
      throw cause;
    }
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('base.segments.title')}
      confirmLabel={common('action.save')}
      onConfirm={save}
    >
      <SegmentSelect label={t('base.segments.choose')} value={chosen} onChange={setChosen} />
    </ConfirmDialog>
  );
}
