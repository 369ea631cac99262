import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateField } from '#web/form/DateField.tsx';
import { FieldRow } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import type { TermsForm } from './contractForm.ts';

interface TermsFieldsProps {
  form: {
    values: TermsForm;
    errors: Partial<Record<keyof TermsForm, string>>;
    set: (key: keyof TermsForm, value: string) => void;
    leave: (key: keyof TermsForm) => void;
  };
  /** Absent where the reader sees no money. */
  money: boolean;
}

export function TermsFields({ form, money }: TermsFieldsProps) {
  const { t } = useTranslation('contracts');
  const { values, errors, set, leave } = form;
  return (
    <>
      <FieldRow>
        <TextInput
          id={fieldId('number')}
          label={t('field.number')}
          placeholder={t('field.numberHint')}
          withAsterisk
          aria-required
          maxLength={100}
          autoComplete="off"
          value={values.number}
          error={errors.number}
          onChange={(event) => set('number', event.currentTarget.value)}
        />
        <DateField
          id={fieldId('signedOn')}
          label={t('field.signedOn')}
          value={values.signedOn}
          error={errors.signedOn}
          onText={(text) => set('signedOn', text)}
          onBlur={() => leave('signedOn')}
        />
      </FieldRow>
      {money && (
        <TextInput
          id={fieldId('amount')}
          label={t('field.amount')}
          inputMode="decimal"
          autoComplete="off"
          styles={{ input: { textAlign: 'right' } }}
          rightSection={<span aria-hidden="true">₽</span>}
          value={values.amount}
          error={errors.amount}
          onChange={(event) => set('amount', event.currentTarget.value)}
          onBlur={() => leave('amount')}
        />
      )}
    </>
  );
}
