import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from './Absences.module.css';
import { ApproveDialog } from './ApproveDialog.tsx';
import { type AbsenceRequest, absenceActs } from './absences.queries.ts';

export function DecideButtons({ request }: { request: AbsenceRequest }) {
  const { t } = useTranslation('absences');
  const [deciding, setDeciding] = useState<'approve' | 'decline' | null>(null);
  const close = () => setDeciding(null);
  const { shortName } = request.employee;
  async function decline(reason: string) {
    try {
      await absenceActs.decline(request.id, request.version, reason);
      tell(t('told.declined', { name: shortName }));
      close();
    } catch (cause) {
      tellProblem(cause);
      throw cause;
    }
  }
  return (
    <div className={classes.buttons}>
      <Button
        size="xs"
        aria-label={t('approveOne', { name: request.employee.name })}
        onClick={() => setDeciding('approve')}
      >
        {t('approve')}
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-label={t('declineOne', { name: request.employee.name })}
        onClick={() => setDeciding('decline')}
      >
        {t('decline')}
      </Button>
      {deciding === 'approve' && <ApproveDialog request={request} onClose={close} />}
      {deciding === 'decline' && (
        <ReasonDialog
          opened
          onClose={close}
          title={t('declineTitle', { name: shortName })}
          consequence={t('declineWhy')}
          label={t('declineReason')}
          min={1}
          shortWords={t('need.reason')}
          confirmLabel={t('decline')}
          onConfirm={decline}
        />
      )}
    </div>
  );
}
