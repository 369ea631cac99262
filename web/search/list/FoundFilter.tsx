import { Select } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from '#web/ui/useSearch.ts';
import classes from './list.module.css';

interface Found {
  id: number;
  /** As the pill shows it. */
  label: string;
}

interface FoundFilterProps {
  label: string;
  /** What stands there while nothing is chosen. */
  any: string;
  value: number | undefined;
  /** The one chosen, once its name is known. */
  chosen: Found | undefined;
  find: (search: string, signal: AbortSignal) => Promise<Found[]>;
  wide?: boolean;
  onChange: (id: number | undefined) => void;
}

/** A filter whose choices the server finds as they are typed. */
export function FoundFilter({ label, any, value, chosen, find, wide, onChange }: FoundFilterProps) {
  const { t: common } = useTranslation('common');
  const id = useId();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const own = value !== undefined && chosen ? [chosen] : [];
  const query = own.some((one) => one.label === typed) ? '' : typed;
  const found = useSearch(find, query, opened);
  const known = new Map([...own, ...found.items].map((one) => [String(one.id), one.label]));

  return (
    <div className={classes.pill} data-set={value !== undefined || undefined} data-wide={wide || undefined}>
      <label htmlFor={id} className={classes.pillLabel}>
        {label}
      </label>
      <Select
        id={id}
        variant="unstyled"
        className={classes.pillField}
        data={[...known].map(([key, name]) => ({ value: key, label: name }))}
        // The server has searched already, and forgives more than a substring does.
        filter={({ options }) => options}
        value={value === undefined ? null : String(value)}
        placeholder={any}
        searchable
        clearable
        searchValue={typed}
        onSearchChange={setTyped}
        nothingFoundMessage={common(found.searching ? 'search.searching' : 'search.nothing')}
        comboboxProps={{ width: 'max-content', position: 'bottom-start', shadow: 'md' }}
        clearButtonProps={{ 'aria-label': `${common('action.clear')}: ${label}` }}
        onDropdownOpen={() => setOpened(true)}
        onDropdownClose={() => setOpened(false)}
        onChange={(next) => onChange(next === null ? undefined : Number(next))}
      />
    </div>
  );
}
