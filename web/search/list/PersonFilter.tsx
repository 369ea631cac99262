import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from '#web/ui/useSearch.ts';
import { findPeople, personQuery } from '../people.queries.ts';
import classes from './list.module.css';

interface PersonFilterProps {
  label: string;
  value: number | undefined;
  /** Only people of this role. */
  only?: 'manager';
  onChange: (id: number | undefined) => void;
}

/** A person of the company as a filter, found as the last name is typed. */
export function PersonFilter({ label, value, only, onChange }: PersonFilterProps) {
  const { t } = useTranslation('search');
  const { t: common } = useTranslation('common');
  const id = useId();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const chosen = useQuery({ ...personQuery(value ?? 0), enabled: value !== undefined });
  const own = value !== undefined && chosen.data ? [chosen.data] : [];
  const query = own.some((it) => it.shortName === typed) ? '' : typed;
  const found = useSearch((text, signal) => findPeople(text, only, signal), query, opened);
  const known = new Map([...own, ...found.items].map((person) => [String(person.id), person.shortName]));

  return (
    <div className={classes.pill} data-set={value !== undefined || undefined}>
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
        placeholder={t('list.anyOne')}
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
