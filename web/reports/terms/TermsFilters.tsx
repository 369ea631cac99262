import { useTranslation } from 'react-i18next';
import { addDays } from '#domain/values/dates.ts';
import { daysOfQuarter, quarterOf } from '#domain/values/quarters.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { FilterBar, FilterSelect, PersonFilter } from '#web/search/public.ts';
import { PeriodFilter, type ReadyPeriod } from '../PeriodFilter.tsx';
import { countFilters, type TermsSearch } from '../search.ts';
import { ClientFilter } from './ClientFilter.tsx';

interface TermsFiltersProps {
  search: TermsSearch;
  onChange: (part: Partial<TermsSearch>) => void;
  onReset: () => void;
}

export function TermsFilters({ search, onChange, onReset }: TermsFiltersProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const today = format.today();
  const quarter = daysOfQuarter(quarterOf(today));
  const ready: ReadyPeriod[] = [
    { key: 'd60', label: t('terms.filter.d60'), to: addDays(today, 60) },
    { key: 'quarter', label: t('terms.filter.quarter'), ...quarter },
    {
      key: 'nextQuarter',
      label: t('terms.filter.nextQuarter'),
      ...daysOfQuarter(quarterOf(addDays(quarter.to, 1))),
    },
    {
      key: 'year',
      label: t('terms.filter.year'),
      from: `${today.slice(0, 4)}-01-01`,
      to: `${today.slice(0, 4)}-12-31`,
    },
  ];
  return (
    <FilterBar count={countFilters(search)} onReset={onReset}>
      <PeriodFilter
        value={{ from: search.from, to: search.to }}
        ready={ready}
        usual={t('terms.filter.anyTime')}
        onChange={({ from, to }) => onChange({ from, to })}
      />
      <FilterSelect
        label={t('terms.filter.whose')}
        value={search.mine && 'mine'}
        choices={[{ value: 'mine', label: t('terms.filter.mine') }]}
        onChange={(value) => onChange({ mine: value ? true : undefined })}
      />
      {!search.mine && (
        <PersonFilter
          label={t('terms.filter.manager')}
          only="manager"
          value={search.managerId}
          onChange={(managerId) => onChange({ managerId })}
        />
      )}
      <ClientFilter
        label={t('terms.filter.client')}
        any={t('terms.filter.anyClient')}
        value={search.clientId}
        onChange={(clientId) => onChange({ clientId })}
      />
    </FilterBar>
  );
}
