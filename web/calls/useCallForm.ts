import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import type { Errors } from '#web/form/useFormState.ts';
import { useVersionedEdit, type Versioned } from '#web/form/useVersionedEdit.ts';
import { answer, api } from '#web/http/client.ts';
import { fieldsOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { useMe } from '#web/session/public.ts';
import type { Entity } from '#web/ui/EntityCombobox.tsx';
import { dateWords } from '#web/ui/inline/reasons.ts';
import { tell } from '#web/ui/undo.tsx';
import { type Call, callActs } from './calls.queries.ts';
import { timeOf } from './useCallWork.ts';

export interface CallValues {
  on: string;
  at: string;
  contactId: string | null;
  topic: string;
  responsible: Entity | null;
  minutes: string;
  repeats: string | null;
}

interface CallFormOptions {
  clientId: number;
  call: Call | null;
  /** Where a slot of the calendar was pressed. */
  start?: { on?: string; at?: string | null; minutes?: number };
  onDone: () => void;
}

export function useCallForm({ clientId, call, start, onDone }: CallFormOptions) {
  const { t } = useTranslation('calls');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const me = useMe().employee;
  const asTyped = (date: string) => format.date(date);

  const valuesOf = (one: Call): Versioned<CallValues> => ({
    version: one.version,
    values: {
      on: asTyped(one.on),
      at: one.at ?? '',
      contactId: one.contact ? String(one.contact.id) : null,
      topic: one.topic,
      responsible: { id: one.responsible.id, label: one.responsible.name },
      minutes: String(one.minutes),
      repeats: one.repeats,
    },
  });
  const empty: Versioned<CallValues> = {
    version: 0,
    values: {
      on: start?.on ? asTyped(start.on) : '',
      at: start?.at ?? '',
      contactId: null,
      topic: '',
      responsible: { id: me.id, label: me.name },
      minutes: String(start?.minutes ?? 30),
      repeats: null,
    },
  };

  function check(values: CallValues): Errors<CallValues> {
    const wrong: Errors<CallValues> = {};
    const read = parseDate(values.on);
    if (!read.ok)
      wrong.on = read.reason.code === 'date_empty' ? t('need.on') : dateWords(read.reason, common);
    else if (read.value < format.today() && read.value !== call?.on) wrong.on = t('need.past');
    if (timeOf(values.at) === undefined) wrong.at = t('need.at');
    const minutes = Number(values.minutes);
    if (!Number.isInteger(minutes) || minutes < 5 || minutes > 720) wrong.minutes = t('need.minutes');
    return wrong;
  }

  return useVersionedEdit<CallValues>({
    start: call ? valuesOf(call) : empty,
    draftKey: call ? `calls.${call.id}` : `clients.${clientId}.call`,
    check,
    checkOnLeave: ['on', 'at', 'minutes'],
    fieldsOf: (cause) => {
      const fields = fieldsOf(cause);
      return (
        fields &&
        Object.fromEntries(
          Object.entries(fields).map(([key, text]) => [key === 'responsibleId' ? 'responsible' : key, text]),
        )
      );
    },
    fresh: async () => {
      const path = { id: call?.id ?? 0 };
      return valuesOf(await answer(api.GET('/api/calls/{id}', { params: { path } })));
    },
    save: async (values, version) => {
      const read = parseDate(values.on);
      const body = {
        on: read.ok ? read.value : '',
        at: timeOf(values.at) ?? null,
        contactId: values.contactId === null ? null : Number(values.contactId),
        topic: values.topic,
        responsibleId: values.responsible ? Number(values.responsible.id) : null,
        minutes: Number(values.minutes),
        repeats: values.repeats,
      };
      if (call) await callActs.edit(call.id, { ...body, version });
      else await callActs.plan({ ...body, clientId });
      tell(call ? t('told.saved') : t('told.planned', { date: format.date(body.on) }));
      onDone();
    },
    say: (key, values) => {
      const value = values[key];
      return typeof value === 'object' && value !== null ? value.label : (value ?? '');
    },
    label: (key) => t(key === 'contactId' ? 'dialog.contact' : `dialog.${key}`),
  });
}
