import { Modal, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConflictNotice } from '#web/form/ConflictNotice.tsx';
import { DateField } from '#web/form/DateField.tsx';
import { FieldRow, FormFrame } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import { failureWords } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { searchActivePeople } from '#web/people/public.ts';
import { EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import type { Call } from './calls.queries.ts';
import { useCallForm } from './useCallForm.ts';

export interface CallDialogProps {
  client: { id: number; name: string; contacts: { id: number; name: string }[] };
  /** null plans a new one. */
  call: Call | null;
  /** Where a slot of the calendar was pressed. */
  start?: { on?: string; at?: string | null; minutes?: number };
  onClose: () => void;
}

const REPEATS = ['P1D', 'P1W', 'P2W', 'P1M', 'P3M', 'P6M', 'P1Y'] as const;

/** Plans a call with a client, or changes an open one. */
export function CallDialog({ client, call, start, onClose }: CallDialogProps) {
  const { t } = useTranslation('calls');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const form = useCallForm({ clientId: client.id, call, start, onDone: onClose });
  const { values } = form;
  const on = form.text('on');
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t(call ? 'dialog.editTitle' : 'dialog.planTitle')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <FormFrame
        form={form}
        submitLabel={call ? common('action.save') : t('dialog.plan')}
        onCancel={() => {
          form.dropDraft();
          onClose();
        }}
        failure={failureWords(form.failure)}
      >
        <ConflictNotice clashes={form.clashes} onChoose={form.choose} />
        <FieldRow>
          <DateField
            id={on.id}
            label={t('dialog.on')}
            required
            value={on.value}
            error={on.error}
            min={format.today()}
            onText={(text) => form.set('on', text)}
            onBlur={on.onBlur}
          />
          <TextInput
            {...form.text('at')}
            label={t('dialog.at')}
            placeholder="14:30"
            inputMode="numeric"
            autoComplete="off"
          />
        </FieldRow>
        <Select
          id={fieldId('contactId')}
          label={t('dialog.contact')}
          placeholder={t('dialog.nobody')}
          clearable
          data={contactsOf(client, call)}
          value={values.contactId}
          error={form.errors.contactId}
          onChange={(contactId) => form.set('contactId', contactId)}
        />
        <TextInput {...form.text('topic')} label={t('dialog.topic')} maxLength={300} />
        <EntityCombobox
          id={fieldId('responsible')}
          label={t('dialog.responsible')}
          required
          value={values.responsible}
          error={form.errors.responsible}
          search={searchActivePeople}
          onChange={(responsible) => form.set('responsible', responsible)}
        />
        <FieldRow>
          <TextInput
            {...form.text('minutes')}
            label={t('dialog.minutes')}
            inputMode="numeric"
            autoComplete="off"
          />
          <Select
            id={fieldId('repeats')}
            label={t('dialog.repeats')}
            data={repeatsOf(call, t)}
            value={values.repeats ?? NEVER}
            allowDeselect={false}
            onChange={(repeats) => form.set('repeats', repeats === NEVER ? null : repeats)}
          />
        </FieldRow>
      </FormFrame>
    </Modal>
  );
}

const NEVER = 'never';

type Words = ReturnType<typeof useTranslation<'calls'>>['t'];

function repeatsOf(call: Call | null, t: Words) {
  const known = REPEATS.map((value) => ({ value: value as string, label: t(`repeats.${value}`) }));
  const own = call?.repeats;
  const strange = own && !known.some(({ value }) => value === own);
  return [
    { value: NEVER, label: t('dialog.never') },
    ...known,
    ...(strange ? [{ value: own, label: t('repeats.other', { period: own }) }] : []),
  ];
}

/** A contact that was put away stays where it stands. */
function contactsOf(client: CallDialogProps['client'], call: Call | null) {
  const gone =
    call?.contact && !client.contacts.some(({ id }) => id === call.contact?.id) ? [call.contact] : [];
  return [...client.contacts, ...gone].map(({ id, name }) => ({ value: String(id), label: name }));
}
