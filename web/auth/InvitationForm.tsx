import { Button, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormState } from '#web/form/useFormState.ts';
import { failureWords, fieldsOf } from '#web/http/errors.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { acceptInvitation } from './auth.queries.ts';
import { NewPassword } from './NewPassword.tsx';
import { PASSWORD_MIN, shortPassword } from './passwordRules.ts';

export function InvitationForm({ token, email }: { token: string; email: string }) {
  const { t } = useTranslation('auth');
  const form = useFormState({
    initial: { password: '' },
    check: ({ password }) =>
      shortPassword(password) ? { password: t('passwordShort', { count: PASSWORD_MIN }) } : {},
    submit: async ({ password }) => {
      await acceptInvitation(token, password);
      queryClient.clear();
      window.location.replace('/');
    },
    fieldsOf,
  });
  const failure = failureWords(form.failure);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.send();
      }}
    >
      <Stack gap={16}>
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          readOnly
          value={email}
          description={t('invitation.emailHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
        />
        <NewPassword label={t('invitation.password')} {...form.text('password')} />
        <div role="alert" style={{ color: 'var(--vz-danger)', display: failure ? undefined : 'none' }}>
          {failure}
        </div>
        <Button type="submit" loading={form.busy} fullWidth>
          {t('invitation.submit')}
        </Button>
      </Stack>
    </form>
  );
}
