import { useTranslation } from 'react-i18next';
import type { AbsenceKind } from '#domain/absences/request-state.ts';
import { parseDate } from '#domain/values/dateInput.ts';
import type { PlainDate } from '#domain/values/dates.ts';
import { type Errors, useFormState } from '#web/form/useFormState.ts';
import { fieldsOf } from '#web/http/errors.ts';
import type { Entity } from '#web/ui/EntityCombobox.tsx';
import { dateWords } from '#web/ui/inline/reasons.ts';
import { absenceActs } from './absences.queries.ts';

interface Values {
  employee: Entity | null;
  kind: AbsenceKind;
  fromOn: string;
  toOn: string;
  substitute: Entity | null;
}

export function useAbsenceForm(onDone: () => void) {
  const { t } = useTranslation('absences');
  const { t: common } = useTranslation('common');

  const check = (values: Values): Errors<Values> => {
    const errors: Errors<Values> = {};
    const { employee, substitute } = values;
    if (!employee) errors.employee = t('need.employee');
    for (const key of ['fromOn', 'toOn'] as const) {
      const read = parseDate(values[key]);
      if (!read.ok)
        errors[key] = read.reason.code === 'date_empty' ? t(`need.${key}`) : dateWords(read.reason, common);
    }
    const [from, to] = [dayOf(values.fromOn), dayOf(values.toOn)];
    if (from && to && to < from) errors.toOn = t('need.order');
    if (employee && substitute?.id === employee.id) errors.substitute = t('need.other');
    return errors;
  };

  return useFormState<Values>({
    initial: { employee: null, kind: 'vacation', fromOn: '', toOn: '', substitute: null },
    check,
    checkOnLeave: ['fromOn', 'toOn'],
    submit: async ({ employee, kind, fromOn, toOn, substitute }) => {
      await absenceActs.enter({
        employeeId: Number(employee?.id),
        kind,
        fromOn: dayOf(fromOn) ?? '',
        toOn: dayOf(toOn) ?? '',
        substituteId: substitute ? Number(substitute.id) : null,
      });
      onDone();
    },
    fieldsOf: ownFields,
  });
}

function dayOf(text: string): PlainDate | null {
  const read = parseDate(text);
  return read.ok ? read.value : null;
}

function ownFields(cause: unknown): Errors<Values> | null {
  const fields = fieldsOf(cause);
  if (!fields) return null;
  return Object.fromEntries(Object.entries(fields).map(([key, text]) => [key.replace(/Id$/, ''), text]));
}
