import { Button, Group, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NewPassword } from '#web/auth/public.ts';
import { ErrorSummary } from '#web/form/ErrorSummary.tsx';
import { FieldRow } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import { failureWords } from '#web/http/errors.ts';
import { SetupPart } from './SetupPart.tsx';
import classes from './setup.module.css';
import { TIME_ZONES } from './timeZones.ts';
import type { FirstStartForm } from './useFirstStart.ts';

const required = { withAsterisk: true, 'aria-required': true } as const;

export function CompanyStep({ form, onBack }: { form: FirstStartForm; onBack: () => void }) {
  const { t } = useTranslation('setup');
  const { t: common } = useTranslation('common');
  const failure = failureWords(form.failure);
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void form.send();
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <p className="meta">{common('form.requiredNote')}</p>
      <SetupPart title={t('company.company')}>
        <TextInput
          label={t('company.name')}
          autoComplete="organization"
          {...required}
          {...form.text('companyName')}
        />
        <Select
          id={fieldId('timeZone')}
          label={t('company.timeZone')}
          description={t('company.timeZoneHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          data={TIME_ZONES.map((zone) => ({ value: zone, label: t(`zones.${zone}`) }))}
          value={form.values.timeZone}
          error={form.errors.timeZone}
          onChange={(zone) => zone && form.set('timeZone', zone)}
          maxDropdownHeight={320}
        />
      </SetupPart>
      <SetupPart title={t('company.administrator')}>
        <FieldRow>
          <TextInput
            label={t('company.lastName')}
            autoComplete="family-name"
            {...required}
            {...form.text('lastName')}
          />
          <TextInput
            label={t('company.firstName')}
            autoComplete="given-name"
            {...required}
            {...form.text('firstName')}
          />
          <TextInput
            label={t('company.middleName')}
            autoComplete="additional-name"
            {...form.text('middleName')}
          />
        </FieldRow>
        <FieldRow>
          <TextInput
            label={t('company.position')}
            autoComplete="organization-title"
            {...required}
            {...form.text('position')}
          />
          <TextInput
            label={t('company.email')}
            type="email"
            name="email"
            autoComplete="username"
            {...required}
            {...form.text('email')}
          />
        </FieldRow>
        <NewPassword label={t('company.password')} {...form.text('password')} />
      </SetupPart>
      <div role="alert" className={classes.failure}>
        {failure}
      </div>
      <Group gap={8}>
        <Button type="submit" loading={form.busy}>
          {t('company.submit')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {common('action.back')}
        </Button>
      </Group>
    </form>
  );
}
