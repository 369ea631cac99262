import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dictionaryQuery, FilterBar, FilterSelect, PersonFilter } from '#web/search/public.ts';
import { useMe } from '#web/session/public.ts';
import { segmentsQuery } from '../base.queries.ts';
import { type ClientsSearch, countFilters, NEXT_CALLS, quickKeyOf } from './filters.ts';

interface ClientFiltersProps {
  search: ClientsSearch;
  onChange: (part: Partial<ClientsSearch>) => void;
}

const STATUSES = ['active', 'refused'] as const;

export function ClientFilters({ search, onChange }: ClientFiltersProps) {
  const { t } = useTranslation('clients');
  const { employee, abilities } = useMe();
  const me = employee.id;
  const sources = useQuery(dictionaryQuery('source')).data ?? [];
  const activities = useQuery(dictionaryQuery('activity')).data ?? [];
  const segments = useQuery({ ...segmentsQuery(), enabled: abilities.seesAllClients }).data?.items ?? [];
  const quick = quickKeyOf(search, me);
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
  const text = (id: number | undefined) => (id === undefined ? undefined : String(id));
  const reset = () =>
    onChange({
      status: undefined,
      sourceId: undefined,
      activityId: undefined,
      segmentId: undefined,
      nextCall: undefined,
      ...(quick !== 'mine' && { managerId: undefined }),
    });
  return (
    <FilterBar count={countFilters(search, me)} onReset={reset}>
      <FilterSelect
        label={t('list.filter.status')}
        value={search.status}
        choices={STATUSES.map((status) => ({ value: status, label: t(`list.status.${status}`) }))}
        onChange={(value) => onChange({ status: STATUSES.find((status) => status === value) })}
      />
      {quick !== 'mine' && (
        <PersonFilter
          label={t('list.filter.manager')}
          only="manager"
          value={search.managerId}
          onChange={(managerId) => onChange({ managerId })}
        />
      )}
      <FilterSelect
        label={t('list.filter.source')}
        value={text(search.sourceId)}
        choices={sources.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={(value) => onChange({ sourceId: number(value) })}
      />
      <FilterSelect
        label={t('list.filter.activity')}
        value={text(search.activityId)}
        choices={activities.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={(value) => onChange({ activityId: number(value) })}
      />
      {segments.length > 0 && (
        <FilterSelect
          label={t('base.segments.filter')}
          value={text(search.segmentId)}
          choices={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(value) => onChange({ segmentId: number(value) })}
        />
      )}
      {abilities.seesAllClients && (
        <FilterSelect
          label={t('list.filter.nextCall')}
          value={search.nextCall}
          choices={NEXT_CALLS.map((value) => ({ value, label: t(`list.nextCall.${value}`) }))}
          onChange={(value) => onChange({ nextCall: NEXT_CALLS.find((one) => one === value) })}
        />
      )}
      <FilterSelect
        wide
        label={t('list.filter.order')}
        any={t('list.filter.byName')}
        value={search.sort}
        choices={[
          { value: 'new', label: t('list.filter.byNew') },
          ...(abilities.seesAllClients ? [{ value: 'nextCall', label: t('list.filter.byNextCall') }] : []),
        ]}
        onChange={(value) => onChange({ sort: value === 'new' || value === 'nextCall' ? value : undefined })}
      />
    </FilterBar>
  );
}
