import { Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import type { ContactForm } from './clientForm.ts';
import classes from './form.module.css';
import { RepeatedField } from './RepeatedField.tsx';

interface ContactFieldsProps {
  value: ContactForm;
  onChange: (value: ContactForm) => void;
  errors: Partial<Record<string, string>>;
  onLeave: (path: string) => void;
  /** Where it stands in the form: «contacts.0.», or nothing. */
  prefix: string;
}

/** A person at the client, or an address of the whole client. */
export function ContactFields({ value, onChange, errors, onLeave, prefix }: ContactFieldsProps) {
  const { t } = useTranslation('clients');
  const set = (part: Partial<ContactForm>) => onChange({ ...value, ...part });
  const line = (key: 'lastName' | 'firstName' | 'middleName' | 'label' | 'position') => ({
    id: fieldId(`${prefix}${key}`),
    label: t(`contact.${key}`),
    autoComplete: 'off',
    value: value[key],
    error: errors[`${prefix}${key}`],
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
  });
  return (
    <>
      <SegmentedControl
        aria-label={t('contact.kind')}
        size="xs"
        style={{ alignSelf: 'flex-start' }}
        data={[
          { value: 'person', label: t('contact.person') },
          { value: 'general', label: t('contact.general') },
        ]}
        value={value.kind}
        onChange={(kind) => set({ kind: kind === 'general' ? 'general' : 'person' })}
      />
      {value.kind === 'person' ? (
        <>
          <FieldRow>
            <TextInput {...line('lastName')} maxLength={100} />
            <TextInput {...line('firstName')} maxLength={100} />
            <TextInput {...line('middleName')} maxLength={100} />
          </FieldRow>
          <TextInput {...line('position')} maxLength={200} />
        </>
      ) : (
        <TextInput {...line('label')} placeholder={t('contact.labelHint')} maxLength={200} />
      )}
      <FieldRow>
        <RepeatedField
          label={t('field.phone')}
          addLabel={t('field.addPhone')}
          type="tel"
          path={`${prefix}phones`}
          values={value.phones}
          errors={errors}
          onChange={(phones) => set({ phones })}
          onLeave={onLeave}
        />
        <RepeatedField
          label={t('field.email')}
          addLabel={t('field.addEmail')}
          type="email"
          path={`${prefix}emails`}
          values={value.emails}
          errors={errors}
          onChange={(emails) => set({ emails })}
          onLeave={onLeave}
        />
      </FieldRow>
      <Textarea
        id={fieldId(`${prefix}notes`)}
        label={t('contact.notes')}
        autosize
        minRows={1}
        maxLength={2000}
        value={value.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
      <div className={classes.marks}>
        <Checkbox
          label={t('contact.isMain')}
          checked={value.isMain}
          onChange={(event) => set({ isMain: event.currentTarget.checked })}
        />
        {value.kind === 'person' && (
          <Checkbox
            label={t('contact.decides')}
            checked={value.decides}
            onChange={(event) => set({ decides: event.currentTarget.checked })}
          />
        )}
      </div>
    </>
  );
}
