import { Select } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './list.module.css';

interface FilterSelectProps {
  label: string;
  value: string | undefined;
  choices: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
  /** What stands there while nothing is chosen. */
  any?: string;
  onOpen?: () => void;
  /** For longer words. */
  wide?: boolean;
}

/** «Статус: Подтверждён ×»: the name of the filter stays in sight when it is set. */
export function FilterSelect({ label, value, choices, onChange, any, onOpen, wide }: FilterSelectProps) {
  const { t } = useTranslation('search');
  const { t: common } = useTranslation('common');
  const id = useId();
  return (
    <div className={classes.pill} data-set={value !== undefined || undefined} data-wide={wide || undefined}>
      <label htmlFor={id} className={classes.pillLabel}>
        {label}
      </label>
      <Select
        id={id}
        variant="unstyled"
        className={classes.pillField}
        data={choices}
        value={value ?? null}
        placeholder={any ?? t('list.any')}
        clearable
        searchable={choices.length > 8}
        nothingFoundMessage={common('search.nothing')}
        comboboxProps={{ width: 'max-content', position: 'bottom-start', shadow: 'md' }}
        clearButtonProps={{ 'aria-label': `${common('action.clear')}: ${label}` }}
        onDropdownOpen={onOpen}
        onChange={(next) => onChange(next ?? undefined)}
      />
    </div>
  );
}
