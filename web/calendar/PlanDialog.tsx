import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallDialog, type CallDialogProps } from '#web/calls/public.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import classes from './Calendar.module.css';
import { clientToCall, searchClients } from './calendar.queries.ts';
import { useDayWords } from './days.ts';
import type { Slot } from './useMoves.ts';

/** A place of the calendar was pressed: first whom to call, then the plan of the call with date and time filled. */
export function PlanDialog({ slot, onClose }: { slot: Slot; onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const { t: common } = useTranslation('common');
  const days = useDayWords();
  const [client, setClient] = useState<CallDialogProps['client'] | null>(null);
  if (client) return <CallDialog client={client} call={null} start={slot} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t('plan.title')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <p className={classes.planWhen}>{t('plan.when', { when: days.slot(slot) })}</p>
      <EntityCombobox
        label={t('plan.client')}
        required
        value={null}
        placeholder={t('plan.clientHint')}
        search={searchClients}
        onChange={(chosen) => {
          if (chosen) clientToCall(Number(chosen.id)).then(setClient, tellProblem);
        }}
      />
    </Modal>
  );
}
