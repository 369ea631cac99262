import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import {
  DateRangeFilter,
  dictionaryQuery,
  FilterBar,
  FilterSelect,
  PersonFilter,
} from '#web/search/public.ts';
import { countFilters, type OrdersSearch, quickKeyOf, withoutFilters } from './filters.ts';
import type { Choices } from './orders.queries.ts';
import { RecordFilter } from './RecordFilter.tsx';
import { StandingFilter } from './StandingFilter.tsx';

interface OrderFiltersProps {
  search: OrdersSearch;
  choices: Choices | undefined;
  onChange: (part: Partial<OrdersSearch>) => void;
  onReplace: (search: OrdersSearch) => void;
  aside: ReactNode;
}

const PAYMENTS = ['notFull', 'none'] as const;
const STATUSES = ['prospect', 'confirmed', 'refused'] as const;

export function OrderFilters({ search, choices, onChange, onReplace, aside }: OrderFiltersProps) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const quick = quickKeyOf(search);
  const atWork = quick !== 'archive';
  const overdue = search.overdue === true && quick !== 'overdue';
  const entities = useQuery(dictionaryQuery('legalEntity')).data ?? [];
  return (
    <FilterBar aside={aside} count={countFilters(search)} onReset={() => onReplace(withoutFilters(search))}>
      <RecordFilter
        search={search}
        onClear={() => onChange({ clientId: undefined, contractId: undefined })}
      />
      <StandingFilter
        search={search}
        onClear={() => onChange({ standing: undefined, process: undefined, awaited: undefined })}
      />
      {atWork && (
        <>
          <FilterSelect
            wide={search.status !== undefined}
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
            choices={(choices?.steps ?? []).map(({ step, title }, i) => ({
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
      {atWork && (
        <>
          <FilterSelect
            wide
            label={t('list.filter.awaits')}
            value={search.awaitsDepartment}
            choices={(choices?.departments ?? []).map(({ key, name }) => ({ value: key, label: name }))}
            onChange={(awaitsDepartment) => onChange({ awaitsDepartment })}
          />
          <DateRangeFilter
            label={t('list.filter.due')}
            from={search.dueFrom}
            to={search.dueTo}
            said={overdue ? t('list.filter.dueOverdue') : undefined}
            onChange={({ from, to }) =>
              onChange({ dueFrom: from, dueTo: to, ...(overdue && { overdue: undefined }) })
            }
            onClear={() =>
              onChange({ dueFrom: undefined, dueTo: undefined, ...(overdue && { overdue: undefined }) })
            }
          >
            {quick !== 'overdue' && (
              <Checkbox
                label={t('list.filter.dueOnlyOverdue')}
                checked={overdue}
                onChange={(event) => {
                  const on = event.currentTarget.checked;
                  onChange({ overdue: on ? true : undefined, dueFrom: undefined, dueTo: undefined });
                }}
              />
            )}
          </DateRangeFilter>
        </>
      )}
      {(choices?.seesPayments || search.payments) && (
        <FilterSelect
          wide
          label={t('list.filter.payments')}
          value={search.payments}
          choices={PAYMENTS.map((value) => ({ value, label: t(`list.filter.paid.${value}`) }))}
          onChange={(value) => onChange({ payments: PAYMENTS.find((one) => one === value) })}
        />
      )}
      {entities.length > 0 && (
        <FilterSelect
          label={t('list.filter.legalEntity')}
          value={search.legalEntityId === undefined ? undefined : String(search.legalEntityId)}
          choices={entities.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(value) => onChange({ legalEntityId: value === undefined ? undefined : Number(value) })}
        />
      )}
      <DateRangeFilter
        label={t('list.filter.created')}
        from={search.createdFrom}
        to={search.createdTo}
        onChange={({ from, to }) => onChange({ createdFrom: from, createdTo: to })}
      />
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
