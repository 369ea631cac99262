import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { type Absence, absenceActs } from './absences.queries.ts';

export function CancelAbsenceDialog({ absence, onClose }: { absence: Absence; onClose: () => void }) {
  const { t } = useTranslation('absences');
  async function cancel() {
    try {
      await absenceActs.cancel(absence.id);
      onClose();
    } catch (cause) {
      tellProblem(cause);
    }
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('cancelTitle', { name: absence.employee.shortName })}
      confirmLabel={t('cancelConfirm')}
      danger
      onConfirm={cancel}
    >
      {absence.substitute ? t('cancelWhy', { substitute: absence.substitute.name }) : t('cancelWhyAlone')}
    </ConfirmDialog>
  );
}
