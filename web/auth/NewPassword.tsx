import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PASSWORD_MIN } from './passwordRules.ts';

interface NewPasswordProps {
  label: string;
  id?: string;
  value: string;
  error?: string;
  onChange: (event: { currentTarget: { value: string } }) => void;
  onBlur?: () => void;
}

/** Length is what counts, in words while typing; nothing asks for digits and signs, paste is welcome. */
export function NewPassword({ label, id, value, error, onChange, onBlur }: NewPasswordProps) {
  const { t } = useTranslation('auth');
  const left = PASSWORD_MIN - value.length;
  const progress =
    value === ''
      ? null
      : left > 0
        ? t('passwordLeft', { count: left })
        : t('passwordLong', { count: value.length });
  return (
    <PasswordInput
      id={id}
      label={label}
      name="new-password"
      autoComplete="new-password"
      withAsterisk
      aria-required
      value={value}
      error={error}
      description={
        <>
          {t('passwordRules', { count: PASSWORD_MIN })}
          {progress && <span role="status"> {progress}</span>}
        </>
      }
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
      onChange={onChange}
      onBlur={onBlur}
    />
  );
}
