import { Modal, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#domain/values/dates.ts';
import { DateField } from '#web/form/DateField.tsx';
import { FieldRow, FormFrame } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import { failureOf, failureWords } from '#web/http/errors.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { type CalendarShown, type CompanyEvent, eventQuery } from './calendar.queries.ts';
import { useEventForm } from './useEventForm.ts';

interface EventDialogProps {
  /** null makes a new one. */
  id: number | null;
  on: PlainDate;
  eventsFor: CalendarShown['eventsFor'];
  onClose: () => void;
}

/** An event of the company: when, what and for which departments. */
export function EventDialog({ id, on, eventsFor, onClose }: EventDialogProps) {
  const { t } = useTranslation('calendar');
  const { t: common } = useTranslation('common');
  const event = useQuery({ ...eventQuery(id ?? 0), enabled: id !== null });
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t(id === null ? 'event.createTitle' : 'event.editTitle')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      {id !== null && event.isPending && <SkeletonRows />}
      {event.isError && <ErrorState {...failureOf(event.error)} onRetry={() => void event.refetch()} />}
      {(id === null || event.data) && (
        <EventForm event={event.data ?? null} on={on} eventsFor={eventsFor} onClose={onClose} />
      )}
    </Modal>
  );
}

type EventFormProps = Omit<EventDialogProps, 'id'> & { event: CompanyEvent | null };

function EventForm({ event, on, eventsFor, onClose }: EventFormProps) {
  const { t } = useTranslation('calendar');
  const { t: common } = useTranslation('common');
  const form = useEventForm({ event, on, eventsFor, onDone: onClose });
  const date = (key: 'startsOn' | 'endsOn') => {
    const { id, value, error, onBlur } = form.text(key);
    return { id, value, error, onBlur, onText: (text: string) => form.set(key, text) };
  };
  return (
    <FormFrame
      form={form}
      submitLabel={event ? common('action.save') : t('event.create')}
      onCancel={onClose}
      failure={failureWords(form.failure)}
    >
      <TextInput {...form.text('title')} label={t('event.name')} withAsterisk maxLength={200} />
      <FieldRow>
        <DateField label={t('event.startsOn')} required {...date('startsOn')} />
        <DateField label={t('event.endsOn')} required {...date('endsOn')} />
      </FieldRow>
      <FieldRow>
        <TextInput
          {...form.text('at')}
          label={t('event.at')}
          description={t('event.timeHint')}
          placeholder="10:00"
          inputMode="numeric"
          autoComplete="off"
        />
        <TextInput
          {...form.text('until')}
          label={t('event.until')}
          description={t('event.timeHint')}
          placeholder="11:30"
          inputMode="numeric"
          autoComplete="off"
        />
      </FieldRow>
      <MultiSelect
        id={fieldId('departmentIds')}
        label={t('event.departments')}
        description={t(eventsFor.everybody ? 'event.departmentsHint' : 'event.departmentsNeed')}
        withAsterisk={!eventsFor.everybody}
        placeholder={
          form.values.departmentIds.length === 0 && eventsFor.everybody ? t('event.everybody') : undefined
        }
        data={eventsFor.departments.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={form.values.departmentIds}
        error={form.errors.departmentIds}
        onChange={(ids) => form.set('departmentIds', ids)}
      />
      <Textarea
        {...form.text('note')}
        label={t('event.note')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
      />
    </FormFrame>
  );
}
