import { PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldRow, FormFrame } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import { failureWords, isProblem } from '#web/http/errors.ts';
import classes from './mail.module.css';
import type { MailboxSettings } from './mailbox.queries.ts';
import { USUAL_PORT, useMailboxForm } from './useMailboxForm.ts';

const hinted = { inputWrapperOrder: ['label', 'input', 'error', 'description'] } as {
  inputWrapperOrder: ('label' | 'input' | 'error' | 'description')[];
};
const off = { autoComplete: 'off' } as const;
const kinds = ['tls', 'starttls', 'none'] as const;

export function MailboxForm({ settings }: { settings: MailboxSettings }) {
  const { t } = useTranslation('admin');
  const form = useMailboxForm(settings);
  const { values } = form;
  const stale = isProblem(form.failure, 'version_conflict');

  /** The port goes with the encryption while it is the usual one. */
  function chooseSecurity(security: (typeof kinds)[number]) {
    const usual = Object.values(USUAL_PORT).includes(values.imapPort);
    form.put({ imapSecurity: security, ...(usual && { imapPort: USUAL_PORT[security] }) });
  }

  return (
    <FormFrame
      form={form}
      submitLabel={t('mail.save')}
      failure={stale ? t('mail.stale') : failureWords(form.failure)}
    >
      <Switch
        id={fieldId('imapEnabled')}
        label={t('mailbox.field.enabled')}
        checked={values.imapEnabled}
        onChange={(event) => form.set('imapEnabled', event.currentTarget.checked)}
      />
      <TextInput
        label={t('mailbox.field.host')}
        description={t('mailbox.field.hostHint')}
        withAsterisk={values.imapEnabled}
        {...hinted}
        {...off}
        {...form.text('imapHost')}
      />
      <FieldRow>
        <Select
          id={fieldId('imapSecurity')}
          label={t('mail.field.security')}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: t(`mailbox.security.${value}`) }))}
          value={values.imapSecurity}
          error={form.errors.imapSecurity}
          onChange={(value) => value && chooseSecurity(value as (typeof kinds)[number])}
        />
        <TextInput
          label={t('mail.field.port')}
          inputMode="numeric"
          withAsterisk
          {...off}
          {...form.text('imapPort')}
        />
      </FieldRow>
      {values.imapSecurity === 'none' && <p className={classes.warning}>{t('mailbox.openWarning')}</p>}
      <FieldRow>
        <TextInput
          label={t('mail.field.username')}
          withAsterisk={values.imapEnabled}
          {...off}
          {...form.text('imapUsername')}
        />
        <PasswordInput
          label={t('mail.field.password')}
          description={settings.passwordIsSet ? t('mail.field.passwordKept') : undefined}
          withAsterisk={values.imapEnabled && !settings.passwordIsSet}
          {...hinted}
          autoComplete="new-password"
          {...form.text('imapPassword')}
        />
      </FieldRow>
      <TextInput
        label={t('mailbox.field.folder')}
        description={t('mailbox.field.folderHint')}
        withAsterisk={values.imapEnabled}
        {...hinted}
        {...off}
        {...form.text('imapFolder')}
      />
    </FormFrame>
  );
}
