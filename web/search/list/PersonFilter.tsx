import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { findPeople, personQuery } from '../people.queries.ts';
import { FoundFilter } from './FoundFilter.tsx';

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
  const chosen = useQuery({ ...personQuery(value ?? 0), enabled: value !== undefined });
  return (
    <FoundFilter
      label={label}
      any={t('list.anyOne')}
      value={value}
      chosen={chosen.data && named(chosen.data)}
      find={async (text, signal) => (await findPeople(text, only, signal)).map(named)}
      onChange={onChange}
    />
  );
}

const named = ({ id, shortName }: { id: number; shortName: string }) => ({ id, label: shortName });
