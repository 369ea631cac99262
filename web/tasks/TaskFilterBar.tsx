import { Checkbox, SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Tasks.module.css';
import { GROUPS, STATES, type TaskFilters, VIEWS } from './taskFilters.ts';

interface TaskFilterBarProps {
  filters: TaskFilters;
  /** Leads somebody: the department has something to show. */
  leads: boolean;
  onChange: (part: TaskFilters) => void;
}

export function TaskFilterBar({ filters, leads, onChange }: TaskFilterBarProps) {
  const { t } = useTranslation('tasks');
  const { view = 'mine', state = 'current', overdue, group } = filters;
  const about = filters.orderId !== undefined || filters.clientId !== undefined;
  const views = VIEWS.filter((one) => one !== 'department' || leads || view === 'department');
  return (
    <search className={`${classes.filters} noPrint`}>
      {!about && (
        <SegmentedControl
          aria-label={t('view.label')}
          value={view}
          onChange={(next) => onChange({ view: next === 'mine' ? undefined : (next as TaskFilters['view']) })}
          data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
        />
      )}
      <Select
        className={classes.state}
        aria-label={t('state.label')}
        value={state}
        allowDeselect={false}
        onChange={(next) =>
          onChange({ state: next === 'current' ? undefined : (next as TaskFilters['state']) })
        }
        data={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      {view === 'department' && !about && (
        <Select
          className={classes.state}
          aria-label={t('group.label')}
          value={group ?? 'list'}
          allowDeselect={false}
          onChange={(next) =>
            onChange({ group: next === 'list' ? undefined : (next as TaskFilters['group']) })
          }
          data={['list' as const, ...GROUPS].map((value) => ({ value, label: t(`group.${value}`) }))}
        />
      )}
      <Checkbox
        label={t('onlyOverdue')}
        checked={overdue ?? false}
        onChange={(event) => onChange({ overdue: event.currentTarget.checked || undefined })}
      />
    </search>
  );
}
