import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#web/http/errors.ts';
import { signIn } from './auth.queries.ts';

/** Password managers and paste are welcome: real names, real autocomplete, nothing blocked. */
export function SignInForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('auth');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setFailure(null);
    if (!email.trim() || !password) return;
    setBusy(true);
    try {
      await signIn({ email: email.trim(), password });
      onDone();
    } catch (cause) {
      const known = isProblem(cause);
      if (known && cause.offline) setFailure(t('offline'));
      else if (known && (cause.status === 429 || cause.status >= 500)) setFailure(cause.message);
      else setFailure(t('refused'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap={16}>
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          data-autofocus
          value={email}
          error={tried && !email.trim() ? t('needEmail') : undefined}
          onChange={(e) => setEmail(e.currentTarget.value)}
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          error={tried && !password ? t('needPassword') : undefined}
          onChange={(e) => setPassword(e.currentTarget.value)}
        />
        <div role="alert">{failure && <span style={{ color: 'var(--vz-danger)' }}>{failure}</span>}</div>
        <Button type="submit" loading={busy} fullWidth>
          {t('submit')}
        </Button>
        <div className="meta">{t('forgot')}</div>
      </Stack>
    </form>
  );
}
