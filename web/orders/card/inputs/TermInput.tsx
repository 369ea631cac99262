import { Input, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import classes from './inputs.module.css';
import { periodOf, type Term, termOf, type Unit, units } from './period.ts';

interface TermInputProps {
  label: string;
  id: string;
  required: boolean;
  value: string | null;
  onCommit: (period: string | null) => Promise<void>;
}

const DEFAULT_UNIT: Unit = 'Y';

/** «3» «года»: writes on leaving the number or choosing the unit. */
export function TermInput({ label, id, required, value, onCommit }: TermInputProps) {
  const { t } = useTranslation('orders');
  const known = value === null ? null : termOf(value);
  const [typed, setTyped] = useState<{ count: number | ''; unit: Unit } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const shown = typed ?? known ?? { count: '' as const, unit: DEFAULT_UNIT };

  async function write(term: { count: number | ''; unit: Unit }) {
    setTyped(term);
    const next = term.count === '' || term.count < 1 ? null : periodOf(term as Term);
    if (next === value) return setTyped(null);
    setError(null);
    try {
      await onCommit(next);
      setTyped(null);
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : failureOf(cause).why);
    }
  }

  return (
    <Input.Wrapper id={id} label={label} withAsterisk={required} error={error}>
      <div className={classes.term}>
        <NumberInput
          id={id}
          aria-required={required || undefined}
          error={error !== null}
          min={1}
          max={999}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={shown.count}
          onChange={(count) => setTyped({ ...shown, count: count === '' ? '' : Number(count) })}
          onBlur={() => typed && void write(typed)}
          onKeyDown={(event) => event.key === 'Enter' && typed && void write(typed)}
        />
        <Select
          aria-label={t('card.until.unit')}
          value={shown.unit}
          data={units.map((unit) => ({
            value: unit,
            label: t(`card.until.unit${unit}`, { count: shown.count === '' ? 5 : shown.count }),
          }))}
          onChange={(unit) => void write({ ...shown, unit: (unit ?? DEFAULT_UNIT) as Unit })}
        />
      </div>
    </Input.Wrapper>
  );
}
