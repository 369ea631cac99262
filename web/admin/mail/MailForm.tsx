import { PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldRow, FormFrame } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import { failureWords, isProblem } from '#web/http/errors.ts';
import classes from './mail.module.css';
import type { MailSettings } from './mail.queries.ts';
import { USUAL_PORT, useMailForm } from './useMailForm.ts';

const hinted = { inputWrapperOrder: ['label', 'input', 'error', 'description'] } as {
  inputWrapperOrder: ('label' | 'input' | 'error' | 'description')[];
};
const off = { autoComplete: 'off' } as const;
const kinds = ['starttls', 'tls', 'none'] as const;

export function MailForm({ settings }: { settings: MailSettings }) {
  const { t } = useTranslation('admin');
  const form = useMailForm(settings);
  const { values } = form;
  const stale = isProblem(form.failure, 'version_conflict');

  /** The port goes with the encryption while it is the usual one. */
  function chooseSecurity(security: (typeof kinds)[number]) {
    const usual = Object.values(USUAL_PORT).includes(values.port);
    form.put({ security, ...(usual && { port: USUAL_PORT[security] }) });
  }

  return (
    <FormFrame
      form={form}
      submitLabel={t('mail.save')}
      failure={stale ? t('mail.stale') : failureWords(form.failure)}
    >
      <Switch
        id={fieldId('enabled')}
        label={t('mail.field.enabled')}
        checked={values.enabled}
        onChange={(event) => form.set('enabled', event.currentTarget.checked)}
      />
      <TextInput
        label={t('mail.field.host')}
        description={t('mail.field.hostHint')}
        withAsterisk={values.enabled}
        {...hinted}
        {...off}
        {...form.text('host')}
      />
      <FieldRow>
        <Select
          id={fieldId('security')}
          label={t('mail.field.security')}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: t(`mail.security.${value}`) }))}
          value={values.security}
          error={form.errors.security}
          onChange={(value) => value && chooseSecurity(value as (typeof kinds)[number])}
        />
        <TextInput
          label={t('mail.field.port')}
          inputMode="numeric"
          withAsterisk
          {...off}
          {...form.text('port')}
        />
      </FieldRow>
      {values.security === 'none' && <p className={classes.warning}>{t('mail.openWarning')}</p>}
      <FieldRow>
        <TextInput
          label={t('mail.field.username')}
          description={t('mail.field.usernameHint')}
          {...hinted}
          {...off}
          {...form.text('username')}
        />
        <PasswordInput
          label={t('mail.field.password')}
          description={settings.passwordIsSet ? t('mail.field.passwordKept') : undefined}
          {...hinted}
          autoComplete="new-password"
          {...form.text('password')}
        />
      </FieldRow>
      <FieldRow>
        <TextInput label={t('mail.field.senderName')} {...off} {...form.text('senderName')} />
        <TextInput
          label={t('mail.field.senderAddress')}
          type="email"
          withAsterisk={values.enabled}
          {...off}
          {...form.text('senderAddress')}
        />
      </FieldRow>
      <TextInput
        label={t('mail.field.replyTo')}
        description={t('mail.field.replyToHint')}
        type="email"
        {...hinted}
        {...off}
        {...form.text('replyTo')}
      />
    </FormFrame>
  );
}
