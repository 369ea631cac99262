import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import { DateField } from '#web/form/DateField.tsx';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { dateWords } from '#web/ui/inline/reasons.ts';
import classes from './company.module.css';
import type { Asking } from './company.queries.ts';

/** As typed. */
export type Typed = { asks: boolean; by: string };

interface AskFieldsProps {
  value: Typed;
  label: string;
  error?: string;
  onChange: (value: Typed) => void;
}

/** Whether people are asked to acknowledge it, and until when. */
export function AskFields({ value, label, error, onChange }: AskFieldsProps) {
  const { t } = useTranslation('company');
  const format = useFormat();
  return (
    <div className={classes.ask}>
      <Checkbox
        label={label}
        checked={value.asks}
        onChange={(event) => onChange({ ...value, asks: event.currentTarget.checked })}
      />
      {value.asks && (
        <DateField
          label={t('ack.by')}
          description={t('ack.byHint')}
          value={value.by}
          error={error}
          min={format.today()}
          onText={(by) => onChange({ ...value, by })}
        />
      )}
    </div>
  );
}

/** What was typed, as it is sent; words where the date cannot be read. */
export function useAsking(): (typed: Typed) => { asking: Asking } | { error: string } {
  const { t: common } = useTranslation('common');
  return ({ asks, by }) => {
    if (!asks || by.trim() === '') return { asking: { asks, by: null } };
    const read = parseDate(by);
    return read.ok ? { asking: { asks, by: read.value } } : { error: dateWords(read.reason, common) };
  };
}
