import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dictionaryQuery, FilterBar, FilterSelect, PersonFilter } from '#web/search/public.ts';
import { useMe } from '#web/session/public.ts';
import { segmentsQuery } from '../base.queries.ts';
import { SaveAsSegment } from '../segments/SaveAsSegment.tsx';
import { type ClientsSearch, countFilters, NEXT_CALLS, quickKeyOf } from './filters.ts';
import { LastOrderFilter, NO_ORDERS } from './LastOrderFilter.tsx';
import { RegionFilter } from './RegionFilter.tsx';

interface ClientFiltersProps {
  search: ClientsSearch;
  onChange: (part: Partial<ClientsSearch>) => void;
  /** Of a live group: without an order, and of groups only lists. */
  ofSegment?: boolean;
}

const STATUSES = ['active', 'refused'] as const;

export function ClientFilters({ search, onChange, ofSegment = false }: ClientFiltersProps) {
  const { t } = useTranslation('clients');
  const { employee, abilities } = useMe();
  const me = employee.id;
  const sources = useQuery(dictionaryQuery('source')).data ?? [];
  const activities = useQuery(dictionaryQuery('activity')).data ?? [];
  const segments = useQuery({ ...segmentsQuery(), enabled: abilities.seesAllClients }).data?.items ?? [];
  const groups = segments.filter(({ filter }) => !ofSegment || filter === null);
  const quick = ofSegment ? 'all' : quickKeyOf(search, me);
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
  const text = (id: number | undefined) => (id === undefined ? undefined : String(id));
  const reset = () =>
    onChange({
      status: undefined,
      sourceId: undefined,
      activityId: undefined,
      segmentId: undefined,
      nextCall: undefined,
      region: undefined,
      ...NO_ORDERS,
      expiresInDays: undefined,
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
      {groups.length > 0 && (
        <FilterSelect
          label={t('base.segments.filter')}
          value={text(search.segmentId)}
          choices={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
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
      <RegionFilter value={search.region} onChange={(region) => onChange({ region })} />
      <LastOrderFilter search={search} onChange={onChange} />
      <FilterSelect
        wide
        label={t('list.filter.expires')}
        value={text(search.expiresInDays)}
        choices={daysOffered(search.expiresInDays).map((days) => ({
          value: String(days),
          label: t('list.expiresIn', { count: days }),
        }))}
        onChange={(value) => onChange({ expiresInDays: number(value) })}
      />
      {!ofSegment && (
        <FilterSelect
          wide
          label={t('list.filter.order')}
          any={t('list.filter.byName')}
          value={search.sort}
          choices={[
            { value: 'new', label: t('list.filter.byNew') },
            ...(abilities.seesAllClients ? [{ value: 'nextCall', label: t('list.filter.byNextCall') }] : []),
          ]}
          onChange={(value) =>
            onChange({ sort: value === 'new' || value === 'nextCall' ? value : undefined })
          }
        />
      )}
      {!ofSegment && <SaveAsSegment search={search} />}
    </FilterBar>
  );
}

const DAYS = [30, 60, 90, 180, 365];
const daysOffered = (chosen: number | undefined) =>
  chosen === undefined || DAYS.includes(chosen) ? DAYS : [...DAYS, chosen].sort((a, b) => a - b);
