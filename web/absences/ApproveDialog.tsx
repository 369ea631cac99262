import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { searchActivePeople } from '#web/people/public.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { tell } from '#web/ui/undo.tsx';
import { type AbsenceRequest, absenceActs } from './absences.queries.ts';
import { Warnings } from './RequestRows.tsx';
import { useDayCount, useDayRange } from './useDays.ts';

/** Nothing is approved without somebody who stands in; the decider may choose another than was proposed. */
export function ApproveDialog({ request, onClose }: { request: AbsenceRequest; onClose: () => void }) {
  const { t } = useTranslation('absences');
  const range = useDayRange();
  const { said } = useDayCount();
  const { employee, substitute: proposed } = request;
  const [substitute, setSubstitute] = useState<Entity | null>(
    proposed && { id: proposed.id, label: proposed.name },
  );
  const [wrong, setWrong] = useState<string | null>(null);
  async function approve() {
    if (!substitute) return setWrong(t('need.substitute'));
    try {
      await absenceActs.approve(request.id, request.version, Number(substitute.id));
      tell(t('told.approved', { name: employee.shortName }));
      onClose();
    } catch (cause) {
      const field = fieldsOf(cause)?.substituteId;
      if (field) setWrong(field);
      else tellProblem(cause);
    }
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('approveTitle', { name: employee.shortName })}
      confirmLabel={t('approve')}
      onConfirm={approve}
    >
      <Stack gap={12}>
        <p>
          {t(`kind.${request.kind}`)}, {range(request.fromOn, request.toOn)}
          <span className="muted"> · {said(request.days, request.workingDays)}</span>
        </p>
        <Warnings request={request} />
        <EntityCombobox
          label={t('column.substitute')}
          description={t('approveHint')}
          required
          value={substitute}
          error={wrong}
          search={searchActivePeople}
          onChange={(next) => {
            setSubstitute(next);
            setWrong(null);
          }}
        />
      </Stack>
    </ConfirmDialog>
  );
}
