import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateRangeFilter } from '#web/search/public.ts';
import type { ClientsSearch } from './filters.ts';

interface LastOrderFilterProps {
  search: ClientsSearch;
  onChange: (part: Partial<ClientsSearch>) => void;
}

export const NO_ORDERS = { orderFrom: undefined, orderTo: undefined, noOrderMonths: undefined };
const MONTHS = [3, 6, 12, 24, 36];

/** «Последний заказ: не было 12 месяцев ×», or between two days. */
export function LastOrderFilter({ search, onChange }: LastOrderFilterProps) {
  const { t } = useTranslation('clients');
  const { noOrderMonths: months } = search;
  const offered =
    months === undefined || MONTHS.includes(months) ? MONTHS : [...MONTHS, months].sort((a, b) => a - b);
  return (
    <DateRangeFilter
      label={t('list.filter.lastOrder')}
      from={search.orderFrom}
      to={search.orderTo}
      said={months === undefined ? undefined : t('list.noOrder', { count: months })}
      onChange={({ from, to }) => onChange({ orderFrom: from, orderTo: to, noOrderMonths: undefined })}
      onClear={() => onChange(NO_ORDERS)}
    >
      <Select
        label={t('list.noOrderLabel')}
        placeholder={t('list.noOrderAny')}
        clearable
        comboboxProps={{ withinPortal: false }}
        data={offered.map((count) => ({ value: String(count), label: t('list.months', { count }) }))}
        value={months === undefined ? null : String(months)}
        onChange={(value) =>
          onChange({ ...NO_ORDERS, noOrderMonths: value === null ? undefined : Number(value) })
        }
      />
    </DateRangeFilter>
  );
}
