import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import { DateField } from '#web/form/DateField.tsx';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { FilterSelect } from '#web/search/public.ts';
import classes from './Reports.module.css';
import type { Period } from './search.ts';

export interface ReadyPeriod extends Period {
  key: string;
  label: string;
}

interface PeriodFilterProps {
  value: Period;
  ready: ReadyPeriod[];
  /** What stands there while no period is chosen. */
  usual: string;
  onChange: (period: Period) => void;
}

const OWN = 'own';

/** One of the usual periods, or two dates of one's own. */
export function PeriodFilter({ value, ready, usual, onChange }: PeriodFilterProps) {
  const { t } = useTranslation('reports');
  const [asksOwn, setAsksOwn] = useState(false);
  const chosen = ready.find(({ from, to }) => from === value.from && to === value.to);
  const isSet = value.from !== undefined || value.to !== undefined;
  const isOwn = asksOwn || (isSet && !chosen);
  return (
    <>
      <FilterSelect
        wide
        label={t('period.label')}
        any={usual}
        value={isOwn ? OWN : isSet ? chosen?.key : undefined}
        choices={[
          ...ready.map(({ key, label }) => ({ value: key, label })),
          { value: OWN, label: t('period.own') },
        ]}
        onChange={(key) => {
          setAsksOwn(key === OWN);
          const found = ready.find((one) => one.key === key);
          if (key !== OWN) onChange({ from: found?.from, to: found?.to });
        }}
      />
      {isOwn && (
        <div className={classes.period}>
          <OneDay
            label={t('period.from')}
            value={value.from}
            onDay={(from) => onChange({ ...value, from })}
          />
          <OneDay label={t('period.to')} value={value.to} onDay={(to) => onChange({ ...value, to })} />
        </div>
      )}
    </>
  );
}

interface OneDayProps {
  label: string;
  value: string | undefined;
  onDay: (day: string | undefined) => void;
}

function OneDay({ label, value, onDay }: OneDayProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const [text, setText] = useState(value ? format.date(value) : '');
  const [isWrong, setIsWrong] = useState(false);
  const take = (typed: string) => {
    const day = parseDate(typed);
    setIsWrong(typed.trim() !== '' && !day.ok);
    if (day.ok) onDay(day.value);
    else if (typed.trim() === '') onDay(undefined);
  };
  return (
    <DateField
      label={label}
      value={text}
      error={isWrong ? t('field.date') : undefined}
      onText={(typed) => {
        setText(typed);
        // chosen in the calendar, or typed in full
        if (/^\d\d\.\d\d\.\d{4}$|^\d{4}-\d\d-\d\d$/.test(typed)) take(typed);
      }}
      onBlur={() => take(text)}
    />
  );
}
