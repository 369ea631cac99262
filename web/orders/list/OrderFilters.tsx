import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { FilterBar, FilterSelect, PersonFilter } from '#web/search/public.ts';
import { countFilters, type OrdersSearch, quickKeyOf, withoutFilters } from './filters.ts';
import { RecordFilter } from './RecordFilter.tsx';

interface OrderFiltersProps {
  search: OrdersSearch;
  steps: { step: string; title: { ru: string; en: string } }[];
  onChange: (part: Partial<OrdersSearch>) => void;
  onReplace: (search: OrdersSearch) => void;
  aside: ReactNode;
}

const STATUSES = ['prospect', 'confirmed', 'refused'] as const;

export function OrderFilters({ search, steps, onChange, onReplace, aside }: OrderFiltersProps) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const quick = quickKeyOf(search);
  const atWork = quick !== 'archive';
  return (
    <FilterBar aside={aside} count={countFilters(search)} onReset={() => onReplace(withoutFilters(search))}>
      <RecordFilter
        search={search}
        onClear={() => onChange({ clientId: undefined, contractId: undefined })}
      />
      {atWork && (
        <>
          <FilterSelect
            label={t('list.filter.status')}
            value={search.status}
            choices={STATUSES.map((status) => ({
              value: status,
              label: common(status === 'confirmed' ? 'status.confirmedShort' : `status.${status}`),
            }))}
            onChange={(value) => onChange({ status: STATUSES.find((status) => status === value) })}
          />
          <FilterSelect
            label={t('list.filter.step')}
            value={search.step}
            choices={steps.map(({ step, title }, i) => ({
              value: step,
              label: `${i + 1}. ${format.say(title)}`,
            }))}
            onChange={(step) => onChange({ step })}
          />
        </>
      )}
      {quick !== 'mine' && (
        <PersonFilter
          label={t('list.filter.manager')}
          only="manager"
          value={search.managerId}
          onChange={(managerId) => onChange({ managerId })}
        />
      )}
      <PersonFilter
        label={t('list.filter.expert')}
        value={search.expertId}
        onChange={(expertId) => onChange({ expertId })}
      />
      {atWork && quick !== 'overdue' && (
        <FilterSelect
          label={t('list.filter.due')}
          value={search.overdue && 'overdue'}
          choices={[{ value: 'overdue', label: t('list.filter.dueOverdue') }]}
          onChange={(value) => onChange({ overdue: value ? true : undefined })}
        />
      )}
      {atWork && search.view !== 'board' && (
        <FilterSelect
          wide
          label={t('list.filter.order')}
          any={t('list.filter.orderNew')}
          value={search.sort}
          choices={[{ value: 'due', label: t('list.filter.orderDue') }]}
          onChange={(value) => onChange({ sort: value ? 'due' : undefined })}
        />
      )}
    </FilterBar>
  );
}
