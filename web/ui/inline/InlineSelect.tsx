import { Loader, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReadOnlyField } from './ReadOnlyField.tsx';

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

interface InlineSelectProps {
  label: string;
  value: string | null;
  choices: Choice[];
  onCommit: (value: string | null) => Promise<void> | void;
  required?: boolean;
  readOnly?: boolean;
  clearable?: boolean;
  description?: string;
  placeholder?: string;
  id?: string;
}

/** A closed list commits on choosing: there is nothing half-typed to leave. */
export function InlineSelect(props: InlineSelectProps) {
  const { label, value, choices, onCommit, required, readOnly, clearable, description, placeholder, id } =
    props;
  const { t } = useTranslation('common');
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState<{ value: string | null } | null>(null);
  const named = choices.find((c) => c.value === value)?.label;
  if (readOnly) return <ReadOnlyField label={label}>{named}</ReadOnlyField>;

  async function choose(next: string | null) {
    if (next === value) return;
    setError(null);
    setPending({ value: next });
    try {
      await onCommit(next);
    } catch (cause) {
      setError(t('field.notSaved', { why: cause instanceof Error ? cause.message : t('problem.failed') }));
    } finally {
      setPending(null);
    }
  }

  return (
    <Select
      id={id}
      label={label}
      description={description}
      placeholder={placeholder}
      data={choices}
      value={pending ? pending.value : value}
      error={error}
      withAsterisk={required}
      aria-required={required || undefined}
      clearable={clearable}
      searchable={choices.length > 8}
      nothingFoundMessage={t('search.nothing')}
      clearButtonProps={{ 'aria-label': `${t('action.clear')}: ${label}` }}
      rightSection={pending ? <Loader size={14} /> : undefined}
      onChange={(next) => void choose(next)}
    />
  );
}
