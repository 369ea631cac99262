import { Button, PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NewPassword, PASSWORD_MIN, shortPassword } from '#web/auth/public.ts';
import { useFormState } from '#web/form/useFormState.ts';
import { failureWords, fieldsOf } from '#web/http/errors.ts';
import { Section } from '#web/ui/Section.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from './me.module.css';
import { changePassword } from './me.queries.ts';

export function PasswordSection({ email }: { email: string }) {
  const { t } = useTranslation('me');
  const { t: auth } = useTranslation('auth');
  const form = useFormState({
    initial: { current: '', next: '' },
    check: ({ current, next }) => ({
      ...(current === '' && { current: t('password.needCurrent') }),
      ...(shortPassword(next) && { next: auth('passwordShort', { count: PASSWORD_MIN }) }),
    }),
    submit: async ({ current, next }) => {
      await changePassword(current, next);
      form.dropDraft();
      tell(t('password.done'));
    },
    fieldsOf,
  });
  return (
    <Section title={t('password.title')}>
      <form
        noValidate
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void form.send();
        }}
      >
        {/* Password managers look for the account the new password belongs to. */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={t('password.current')}
          name="current-password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': auth('showPassword'), tabIndex: 0 }}
          {...form.text('current')}
        />
        <NewPassword label={t('password.next')} {...form.text('next')} />
        <div role="alert" className={classes.failure}>
          {failureWords(form.failure)}
        </div>
        <div>
          <Button type="submit" variant="default" loading={form.busy}>
            {t('password.submit')}
          </Button>
          <p className="meta" style={{ margin: '8px 0 0' }}>
            {t('password.note')}
          </p>
        </div>
      </form>
    </Section>
  );
}
