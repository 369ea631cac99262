import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirstStartForm } from './useFirstStart.ts';

/** Whoever can read the console of the server may set it up; a passer-by may not. */
export function KeyStep({ form, onNext }: { form: FirstStartForm; onNext: () => void }) {
  const { t } = useTranslation('setup');
  const [tried, setTried] = useState(false);
  const empty = form.values.token.trim() === '';
  const field = form.text('token');
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!empty) onNext();
        else document.getElementById(field.id)?.focus();
      }}
    >
      <Stack gap={16}>
        <TextInput
          {...field}
          label={t('key.label')}
          description={t('key.hint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="off"
          withAsterisk
          aria-required
          error={tried && empty ? t('need.token') : field.error}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        <Button type="submit" fullWidth>
          {t('key.next')}
        </Button>
      </Stack>
    </form>
  );
}
