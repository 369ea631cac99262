import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SearchField } from '#web/search/public.ts';
import { departmentOptions } from './departmentTree.ts';
import classes from './people.module.css';
import { departmentsQuery } from './people.queries.ts';
import type { PeopleFilters } from './peopleFilters.ts';

interface PeopleFilterBarProps {
  filters: PeopleFilters;
  onChange: (next: PeopleFilters) => void;
}

export function PeopleFilterBar({ filters, onChange }: PeopleFilterBarProps) {
  const { t } = useTranslation('people');
  const departments = useQuery(departmentsQuery);
  const view = filters.view ?? 'list';
  const list = view === 'list';
  return (
    <search className={`${classes.filters} noPrint`}>
      {list && (
        <SearchField
          placeholder={t('searchHint')}
          value={filters.search}
          onSearch={(search) => onChange({ search })}
        />
      )}
      {view !== 'chart' && (
        <Select
          className={classes.department}
          aria-label={t('department')}
          placeholder={t('allDepartments')}
          data={departmentOptions(departments.data ?? [], list)}
          value={filters.departmentId ? String(filters.departmentId) : null}
          onChange={(id) => onChange({ departmentId: id ? Number(id) : undefined })}
          clearable
          searchable
          nothingFoundMessage={t('nothing')}
          clearButtonProps={{ 'aria-label': t('allDepartments') }}
        />
      )}
      <SegmentedControl
        className={classes.views}
        aria-label={t('view.label')}
        value={view}
        onChange={(view) =>
          onChange({ view: view === 'chart' || view === 'certificates' ? view : undefined })
        }
        data={[
          { value: 'list', label: t('view.list') },
          { value: 'chart', label: t('view.chart') },
          { value: 'certificates', label: t('view.certificates') },
        ]}
      />
    </search>
  );
}
