import { Loader, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoney, type Money as Sum } from '#domain/values/money.ts';
import { parseMoney } from '#domain/values/moneyInput.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Money } from '../Money.tsx';
import { ReadOnlyField } from './ReadOnlyField.tsx';
import { moneyWords } from './reasons.ts';
import { type Read, useInlineField } from './useInlineField.ts';

interface InlineMoneyProps {
  label: string;
  value: Sum | null;
  onCommit: (value: Sum | null) => Promise<void> | void;
  required?: boolean;
  readOnly?: boolean;
  /** A warning that does not stop: «С этим платежом выйдет на … больше суммы договора». */
  description?: string;
  id?: string;
}

export function InlineMoney({
  label,
  value,
  onCommit,
  required,
  readOnly,
  description,
  id,
}: InlineMoneyProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const field = useInlineField<Sum | null>({
    value,
    onCommit,
    show: (sum) => (sum === null ? '' : withoutSign(formatMoney(sum, format.language))),
    read: (text): Read<Sum | null> => {
      if (text.trim() === '') return { ok: true, value: null };
      const parsed = parseMoney(text);
      return parsed.ok ? parsed : { ok: false, message: moneyWords(parsed.reason, t, format) };
    },
  });
  if (readOnly) return <ReadOnlyField label={label}>{value && <Money amount={value} />}</ReadOnlyField>;
  return (
    <TextInput
      id={id}
      label={label}
      description={description}
      inputMode="decimal"
      autoComplete="off"
      withAsterisk={required}
      aria-required={required || undefined}
      value={field.text}
      error={field.error}
      styles={{ input: { textAlign: 'right' } }}
      rightSection={field.busy ? <Loader size={14} /> : <span aria-hidden="true">₽</span>}
      onChange={(e) => field.change(e.currentTarget.value)}
      onBlur={field.onBlur}
      onKeyDown={field.onKeyDown}
    />
  );
}

function withoutSign(text: string): string {
  return text.replace(/\s*₽$/u, '');
}
