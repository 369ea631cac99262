import { Loader, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { ReadOnlyField } from './ReadOnlyField.tsx';
import { type Read, useInlineField } from './useInlineField.ts';

export interface InlineTextProps {
  label: string;
  value: string;
  onCommit: (value: string) => Promise<void> | void;
  /** Only for formats (ИНН, e-mail): the words of what is off, or null. Not called for an empty text. */
  check?: (text: string) => string | null;
  /** Asked for before the step can pass: a star, not an error. */
  required?: boolean;
  /** Locked after the resolution, or not theirs: shown as text. */
  readOnly?: boolean;
  description?: ReactNode;
  /** A draft to stand in the field instead of the value. */
  startWith?: string;
  placeholder?: string;
  inputMode?: 'text' | 'email' | 'tel' | 'url' | 'numeric';
  autoComplete?: string;
  id?: string;
}

export function InlineText(props: InlineTextProps) {
  const field = useInlineField({ ...common(props) });
  if (props.readOnly) return <ReadOnlyField label={props.label}>{props.value}</ReadOnlyField>;
  return (
    <TextInput
      {...shared(props)}
      inputMode={props.inputMode}
      value={field.text}
      error={field.error}
      onChange={(e) => field.change(e.currentTarget.value)}
      onBlur={field.onBlur}
      onKeyDown={field.onKeyDown}
      rightSection={field.busy ? <Loader size={14} /> : undefined}
    />
  );
}

export function InlineLongText(props: InlineTextProps & { minRows?: number }) {
  const field = useInlineField({ ...common(props), multiline: true });
  if (props.readOnly) return <ReadOnlyField label={props.label}>{props.value}</ReadOnlyField>;
  return (
    <Textarea
      {...shared(props)}
      autosize
      minRows={props.minRows ?? 3}
      maxRows={16}
      value={field.text}
      error={field.error}
      onChange={(e) => field.change(e.currentTarget.value)}
      onBlur={field.onBlur}
      onKeyDown={field.onKeyDown}
    />
  );
}

function common({ value, onCommit, check, startWith }: InlineTextProps) {
  const read = (text: string): Read<string> => {
    const typed = text.trim();
    const wrong = typed === '' ? null : (check?.(typed) ?? null);
    return wrong === null ? { ok: true, value: typed } : { ok: false, message: wrong };
  };
  return { value, show: (v: string) => v, read, onCommit, startWith };
}

function shared(props: InlineTextProps) {
  const { label, required, description, placeholder, autoComplete = 'off', id } = props;
  return {
    id,
    label,
    description,
    placeholder,
    autoComplete,
    withAsterisk: required,
    'aria-required': required || undefined,
  };
}
