import { useTranslation } from 'react-i18next';
import type { AbsenceKind } from '#domain/absences/request-state.ts';
import { parseDate } from '#domain/values/dateInput.ts';
import type { PlainDate } from '#domain/values/dates.ts';
import { type Errors, useFormState } from '#web/form/useFormState.ts';
import { fieldsOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Entity } from '#web/ui/EntityCombobox.tsx';
import { dateWords } from '#web/ui/inline/reasons.ts';
import { tell } from '#web/ui/undo.tsx';
import { absenceActs } from './absences.queries.ts';

export interface AskValues {
  kind: AbsenceKind;
  fromOn: string;
  toOn: string;
  substitute: Entity | null;
  note: string;
}

/** One draft of a request is kept until it is sent. */
export function useAskForm(me: number, onDone: () => void) {
  const { t } = useTranslation('absences');
  const { t: common } = useTranslation('common');
  const format = useFormat();

  const check = (values: AskValues): Errors<AskValues> => {
    const errors: Errors<AskValues> = {};
    for (const key of ['fromOn', 'toOn'] as const) {
      const read = parseDate(values[key]);
      if (!read.ok)
        errors[key] = read.reason.code === 'date_empty' ? t(`need.${key}`) : dateWords(read.reason, common);
    }
    const [from, to] = [dayOf(values.fromOn), dayOf(values.toOn)];
    if (from && to && to < from) errors.toOn = t('need.order');
    else if (to && to < format.today()) errors.toOn = t('need.past');
    if (values.substitute?.id === me) errors.substitute = t('need.other');
    return errors;
  };

  return useFormState<AskValues>({
    initial: { kind: 'vacation', fromOn: '', toOn: '', substitute: null, note: '' },
    draftKey: 'absences.new',
    check,
    checkOnLeave: ['fromOn', 'toOn'],
    submit: async ({ kind, fromOn, toOn, substitute, note }) => {
      await absenceActs.ask({
        kind,
        fromOn: dayOf(fromOn) ?? '',
        toOn: dayOf(toOn) ?? '',
        substituteId: substitute ? Number(substitute.id) : null,
        note: note.trim(),
      });
      tell(t('told.asked'));
      onDone();
    },
    fieldsOf: (cause) => {
      const fields = fieldsOf(cause);
      return (
        fields &&
        Object.fromEntries(Object.entries(fields).map(([key, text]) => [key.replace(/Id$/, ''), text]))
      );
    },
  });
}

export function dayOf(text: string): PlainDate | null {
  const read = parseDate(text);
  return read.ok ? read.value : null;
}
