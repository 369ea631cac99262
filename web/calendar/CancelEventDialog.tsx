import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { type CompanyEvent, eventActs } from './calendar.queries.ts';

export function CancelEventDialog({ event, onClose }: { event: CompanyEvent; onClose: () => void }) {
  const { t } = useTranslation('calendar');
  async function cancel() {
    try {
      await eventActs.cancel(event.id);
      tell(t('event.cancelled'));
      onClose();
    } catch (cause) {
      tellProblem(cause);
    }
  }
  return (
    <ConfirmDialog
      opened
      danger
      onClose={onClose}
      title={t('event.cancelTitle', { name: event.title })}
      confirmLabel={t('card.cancel').replace('…', '')}
      onConfirm={cancel}
    >
      {t('event.cancelWhy')}
    </ConfirmDialog>
  );
}
