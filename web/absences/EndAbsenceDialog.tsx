import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#domain/values/dates.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { type Absence, absenceActs } from './absences.queries.ts';

/** «Вышел раньше»: which was the last day away. */
export function EndAbsenceDialog({ absence, onClose }: { absence: Absence; onClose: () => void }) {
  const { t } = useTranslation('absences');
  const format = useFormat();
  const today = format.today();
  const fits = (day: string) => day >= absence.fromOn && day < absence.toOn;
  const days = ([addDays(today, -1), today] as const).filter(fits);
  const [lastOn, setLastOn] = useState(days[0] ?? today);
  async function end() {
    try {
      await absenceActs.end(absence.id, lastOn);
      tell(t('told.ended'));
      onClose();
    } catch (cause) {
      tellProblem(cause);
    }
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('endTitle', { name: absence.employee.shortName })}
      confirmLabel={t('endConfirm')}
      onConfirm={end}
    >
      <Stack gap={12}>
        <Radio.Group label={t('endLastDay')} value={lastOn} onChange={setLastOn}>
          <Stack gap={8} mt={8}>
            {days.map((day) => (
              <Radio
                key={day}
                value={day}
                label={t(day === today ? 'endToday' : 'endYesterday', { date: format.date(day) })}
              />
            ))}
          </Stack>
        </Radio.Group>
        <p className="meta">
          {absence.substitute ? t('endWhy', { substitute: absence.substitute.name }) : t('endWhyAlone')}
        </p>
      </Stack>
    </ConfirmDialog>
  );
}
