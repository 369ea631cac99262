import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type FormEvent, useRef, useState } from 'react';
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
  const form = useRef<HTMLFormElement>(null);
  const focusOn = (name: string) => form.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setFailure(null);
    if (!email.trim()) return focusOn('email');
    if (!password) return focusOn('password');
    setBusy(true);
    try {
      await signIn({ email: email.trim(), password });
      onDone();
    } catch (cause) {
      setFailure(words(cause, t));
      focusOn('password');
    } finally {
      setBusy(false);
    }
  }

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
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
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
          error={tried && !password ? t('needPassword') : undefined}
          onChange={(e) => setPassword(e.currentTarget.value)}
        />
        <div role="alert" style={{ color: 'var(--vz-danger)', display: failure ? undefined : 'none' }}>
          {failure}
        </div>
        <Button type="submit" loading={busy} fullWidth>
          {t('submit')}
        </Button>
        <div className="meta">{t('forgot')}</div>
      </Stack>
    </form>
  );
}

/** Never which of the two was wrong: that would tell a stranger who works here. */
function words(cause: unknown, t: TFunction<'auth'>): string {
  if (!isProblem(cause)) return t('refused');
  if (cause.offline) return t('offline');
  if (cause.code === 'too_many') {
    const minutes = Math.ceil((cause.retryAfterSeconds ?? 60) / 60);
    return t('tooMany', { count: minutes });
  }
  return cause.status >= 500 ? cause.message : t('refused');
}
