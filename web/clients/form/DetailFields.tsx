import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import { findManagers } from '#web/search/public.ts';
import { EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { DuplicateNotice } from './DuplicateNotice.tsx';
import classes from './form.module.css';
import type { FormOf } from './formOf.ts';
import { RepeatedField } from './RepeatedField.tsx';

interface DetailFieldsProps {
  form: FormOf;
  /** The client as it stands, where it is one that is edited. */
  current?: { id: number; phones: { display: string }[]; emails: string[] };
}

/** Below the six parts: tax numbers, site, phones, addresses, who leads the client. */
export function DetailFields({ form, current }: DetailFieldsProps) {
  const { t } = useTranslation('clients');
  const { values, set, errors, leaveAt } = form;
  const leave = (path: string) => leaveAt(path as Parameters<typeof leaveAt>[0]);
  return (
    <>
      <h2 className={classes.part}>{t('part.details')}</h2>
      <FieldRow>
        <TextInput label={t('field.inn')} inputMode="numeric" autoComplete="off" {...form.text('inn')} />
        <TextInput label={t('field.kpp')} autoComplete="off" {...form.text('kpp')} />
      </FieldRow>
      <FieldRow>
        <RepeatedField
          label={t('field.phone')}
          addLabel={t('field.addPhone')}
          type="tel"
          path="phones"
          values={values.phones}
          errors={errors}
          onChange={(phones) => set('phones', phones)}
          onLeave={leave}
        />
        <RepeatedField
          label={t('field.email')}
          addLabel={t('field.addEmail')}
          type="email"
          path="emails"
          values={values.emails}
          errors={errors}
          onChange={(emails) => set('emails', emails)}
          onLeave={leave}
        />
      </FieldRow>
      <DuplicateNotice
        phones={values.phones.filter((one) => !current?.phones.some(({ display }) => display === one))}
        emails={values.emails.filter((one) => !current?.emails.includes(one))}
        exceptId={current?.id}
      />
      <TextInput label={t('field.site')} inputMode="url" autoComplete="off" {...form.text('site')} />
      <EntityCombobox
        id={fieldId('manager')}
        label={t('field.manager')}
        clearable
        value={values.manager}
        error={errors.manager}
        search={findManagers}
        onChange={(manager) => set('manager', manager)}
      />
    </>
  );
}
