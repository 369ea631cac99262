import { Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '#web/form/DateField.tsx';
import { FieldRow, FormFrame } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import { failureWords } from '#web/http/errors.ts';
import { departmentOptions, departmentsQuery } from '#web/people/public.ts';
import { RolesField } from './RolesField.tsx';
import type { EmployeeFormState } from './useEmployeeForm.ts';

interface EmployeeFormProps {
  form: EmployeeFormState;
  submitLabel: string;
  onCancel: () => void;
  /** What else there is to choose, above the button. */
  below?: ReactNode;
}

const required = { withAsterisk: true, 'aria-required': true } as const;

export function EmployeeForm({ form, submitLabel, onCancel, below }: EmployeeFormProps) {
  const { t } = useTranslation('admin');
  const departments = useQuery(departmentsQuery);
  const { onChange: _, ...birthday } = form.text('birthday');
  return (
    <FormFrame form={form} submitLabel={submitLabel} onCancel={onCancel} failure={failureWords(form.failure)}>
      <FieldRow>
        <TextInput
          label={t('users.field.lastName')}
          autoComplete="off"
          {...required}
          {...form.text('lastName')}
        />
        <TextInput
          label={t('users.field.firstName')}
          autoComplete="off"
          {...required}
          {...form.text('firstName')}
        />
        <TextInput label={t('users.field.middleName')} autoComplete="off" {...form.text('middleName')} />
      </FieldRow>
      <TextInput
        label={t('users.field.email')}
        description={t('users.field.emailHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        type="email"
        autoComplete="off"
        {...required}
        {...form.text('email')}
      />
      <FieldRow>
        <TextInput
          label={t('users.field.position')}
          description={t('users.field.positionHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          autoComplete="off"
          {...required}
          {...form.text('position')}
        />
        <Select
          id={fieldId('departmentId')}
          label={t('users.field.department')}
          placeholder={t('users.noDepartment')}
          data={departmentOptions(departments.data ?? [])}
          value={form.values.departmentId ? String(form.values.departmentId) : null}
          error={form.errors.departmentId}
          onChange={(id) => form.set('departmentId', id ? Number(id) : null)}
          clearable
          clearButtonProps={{ 'aria-label': t('users.noDepartment') }}
        />
      </FieldRow>
      <RolesField
        value={form.values.roles}
        error={form.errors.roles}
        onChange={(roles) => form.set('roles', roles)}
      />
      {form.values.roles.includes('manager') && (
        <Switch
          label={t('users.field.campaigns')}
          description={t('users.field.campaignsHint')}
          checked={!form.values.campaignsWithheld}
          onChange={(event) => form.set('campaignsWithheld', !event.currentTarget.checked)}
        />
      )}
      <FieldRow>
        <TextInput
          label={t('users.field.phone')}
          inputMode="tel"
          autoComplete="off"
          {...form.text('phone')}
        />
        <TextInput label={t('users.field.extension')} autoComplete="off" {...form.text('extension')} />
        <TextInput label={t('users.field.room')} autoComplete="off" {...form.text('room')} />
      </FieldRow>
      <FieldRow>
        <TextInput
          label={t('users.field.mobile')}
          inputMode="tel"
          autoComplete="off"
          {...form.text('mobile')}
        />
        <TextInput label={t('users.field.duties')} autoComplete="off" {...form.text('duties')} />
        <DateField
          label={t('users.field.birthday')}
          {...birthday}
          onText={(text) => form.set('birthday', text)}
        />
      </FieldRow>
      {below}
    </FormFrame>
  );
}
