import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import type { PlainDate } from '#domain/values/dates.ts';
import { type Errors, useFormState } from '#web/form/useFormState.ts';
import { fieldsOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { dateWords } from '#web/ui/inline/reasons.ts';
import { tell } from '#web/ui/undo.tsx';
import { type CalendarShown, type CompanyEvent, eventActs } from './calendar.queries.ts';
import { timeOf } from './times.ts';

interface Values {
  title: string;
  startsOn: string;
  endsOn: string;
  at: string;
  until: string;
  departmentIds: string[];
  note: string;
}

interface EventFormOptions {
  event: CompanyEvent | null;
  on: PlainDate;
  eventsFor: CalendarShown['eventsFor'];
  onDone: () => void;
}

export function useEventForm({ event, on, eventsFor, onDone }: EventFormOptions) {
  const { t } = useTranslation('calendar');
  const { t: common } = useTranslation('common');
  const format = useFormat();

  function check(values: Values): Errors<Values> {
    const wrong: Errors<Values> = {};
    if (values.title.trim() === '') wrong.title = t('event.need.title');
    for (const key of ['startsOn', 'endsOn'] as const) {
      const read = parseDate(values[key]);
      if (!read.ok)
        wrong[key] = read.reason.code === 'date_empty' ? t('event.need.day') : dateWords(read.reason, common);
    }
    const [from, to] = [dayOf(values.startsOn), dayOf(values.endsOn)];
    if (from && to && to < from) wrong.endsOn = t('event.need.days');
    const [at, until] = [timeOf(values.at), timeOf(values.until)];
    if (at === undefined) wrong.at = t('event.need.time');
    if (until === undefined) wrong.until = t('event.need.time');
    if (until && at === null) wrong.at = t('event.need.time');
    if (at && until && from === to && until <= at) wrong.until = t('event.need.times');
    if (!eventsFor.everybody && values.departmentIds.length === 0)
      wrong.departmentIds = t('event.departmentsNeed');
    return wrong;
  }

  return useFormState<Values>({
    initial: event ? valuesOf(event, format.date) : empty(format.date(on), eventsFor),
    check,
    checkOnLeave: ['startsOn', 'endsOn', 'at', 'until'],
    fieldsOf,
    submit: async (values) => {
      const body = {
        title: values.title,
        startsOn: dayOf(values.startsOn) ?? '',
        endsOn: dayOf(values.endsOn) ?? '',
        at: timeOf(values.at) ?? null,
        until: timeOf(values.until) ?? null,
        departmentIds: values.departmentIds.map(Number),
        note: values.note,
      };
      if (event) await eventActs.edit(event.id, { ...body, version: event.version });
      else await eventActs.create(body);
      tell(t(event ? 'event.saved' : 'event.created'));
      onDone();
    },
  });
}

const valuesOf = (event: CompanyEvent, asTyped: (on: PlainDate) => string): Values => ({
  title: event.title,
  startsOn: asTyped(event.startsOn),
  endsOn: asTyped(event.endsOn),
  at: event.at ?? '',
  until: event.until ?? '',
  departmentIds: event.departments.map(({ id }) => String(id)),
  note: event.note,
});

const empty = (day: string, { everybody, departments }: CalendarShown['eventsFor']): Values => ({
  title: '',
  startsOn: day,
  endsOn: day,
  at: '',
  until: '',
  // who leads one department makes events for it
  departmentIds: !everybody && departments.length === 1 ? departments.map(({ id }) => String(id)) : [],
  note: '',
});

function dayOf(text: string): PlainDate | null {
  const read = parseDate(text);
  return read.ok ? read.value : null;
}
