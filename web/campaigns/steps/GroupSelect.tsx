import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { groupsQuery } from '../campaigns.queries.ts';
import classes from './audience.module.css';

interface GroupSelectProps {
  label: string;
  placeholder: string;
  value: number[];
  /** Chosen elsewhere. */
  except: number[];
  readOnly: boolean;
  onChange: (value: number[]) => void;
}

/** Groups as tags; how many clients are in each stands beside its name while one chooses. */
export function GroupSelect({ label, placeholder, value, except, readOnly, onChange }: GroupSelectProps) {
  const { t } = useTranslation('campaigns');
  const { t: common } = useTranslation('common');
  const { number } = useFormat();
  const groups = useQuery(groupsQuery()).data?.items ?? [];
  const known = new Set(groups.map(({ id }) => id));
  // one that went to the archive after it was chosen still says its name
  const someOld = value.some((id) => !known.has(id));
  const old = useQuery({ ...groupsQuery(true), enabled: someOld }).data?.items ?? [];
  const offered = groups.filter(({ id }) => !except.includes(id));
  const gone = old.filter(({ id }) => value.includes(id));
  const counts = new Map(
    groups.map(({ id, clients, filter }) => [String(id), { clients, live: filter !== null }]),
  );
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 && !readOnly ? placeholder : undefined}
      data={[
        ...offered.map(({ id, name }) => ({ value: String(id), label: name })),
        ...gone.map(({ id, name }) => ({ value: String(id), label: t('audience.archived', { name }) })),
      ]}
      value={value.map(String)}
      maxValues={50}
      readOnly={readOnly}
      searchable
      hidePickedOptions
      classNames={{ inputField: classes.field }}
      nothingFoundMessage={groups.length === 0 ? t('audience.noGroups') : common('search.nothing')}
      renderOption={({ option }) => {
        const one = counts.get(option.value);
        return (
          <span className={classes.option}>
            <span>{option.label}</span>
            {one && (
              <span className="meta">
                {one.live && `${t('audience.live')} · `}
                {number(one.clients)}
              </span>
            )}
          </span>
        );
      }}
      onChange={(next) => onChange(next.map(Number))}
    />
  );
}
