import { Modal, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AbsenceKind } from '#domain/absences/request-state.ts';
import { DateField } from '#web/form/DateField.tsx';
import { FieldRow, FormFrame } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import { failureWords } from '#web/http/errors.ts';
import { searchActivePeople, searchPeople } from '#web/people/public.ts';
import { EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { ABSENCE_KINDS } from './absences.queries.ts';
import { useAbsenceForm } from './useAbsenceForm.ts';

/** From the first day to the last the substitute sees and does what the absent person does. */
export function AbsenceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('absences');
  const { t: common } = useTranslation('common');
  const form = useAbsenceForm(onClose);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('enterTitle')}
      size={560}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <FormFrame form={form} submitLabel={t('enter')} onCancel={onClose} failure={failureWords(form.failure)}>
        <EntityCombobox
          id={fieldId('employee')}
          label={t('column.employee')}
          required
          value={form.values.employee}
          error={form.errors.employee}
          search={searchPeople}
          onChange={(employee) => form.set('employee', employee)}
        />
        <Select
          id={fieldId('kind')}
          label={t('column.kind')}
          data={ABSENCE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={form.values.kind}
          onChange={(kind) => kind && form.set('kind', kind as AbsenceKind)}
        />
        <FieldRow>
          <DateField label={t('from')} required {...dateOf(form, 'fromOn')} />
          <DateField label={t('to')} required {...dateOf(form, 'toOn')} />
        </FieldRow>
        <EntityCombobox
          id={fieldId('substitute')}
          label={t('column.substitute')}
          description={t('substituteHint')}
          clearable
          value={form.values.substitute}
          error={form.errors.substitute}
          search={searchActivePeople}
          onChange={(substitute) => form.set('substitute', substitute)}
        />
      </FormFrame>
    </Modal>
  );
}

function dateOf(form: ReturnType<typeof useAbsenceForm>, key: 'fromOn' | 'toOn') {
  const { id, value, error, onBlur } = form.text(key);
  return { id, value, error, onBlur, onText: (text: string) => form.set(key, text) };
}
