import { Select, Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#web/http/client.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { Section } from '#web/ui/Section.tsx';
import classes from './calls.module.css';
import { type CallSettings, callSettingsQuery } from './calls.queries.ts';

const MINUTES = [5, 10, 15, 30, 60] as const;

/** What one is reminded of; kept at once, with no button to press. */
export function CallSettingsSection() {
  const { t } = useTranslation('calls');
  const queries = useQueryClient();
  const { data } = useQuery(callSettingsQuery);
  if (!data) return null;

  async function save(part: Partial<CallSettings>) {
    if (!data) return;
    const { queryKey } = callSettingsQuery;
    const wanted = { ...data, ...part };
    queries.setQueryData(queryKey, wanted);
    try {
      await answer(api.PUT('/api/me/call-settings', { body: wanted }));
    } catch (cause) {
      queries.setQueryData(queryKey, data);
      tellProblem(cause);
    }
  }

  return (
    <Section title={t('settings.title')}>
      <div className={classes.settings}>
        <Switch
          label={t('settings.dayBefore')}
          checked={data.dayBefore}
          onChange={(event) => void save({ dayBefore: event.currentTarget.checked })}
        />
        <Select
          className={classes.minutes}
          label={t('settings.minutes')}
          allowDeselect={false}
          data={[
            { value: '0', label: t('settings.off') },
            ...MINUTES.map((count) => ({ value: String(count), label: t('settings.min', { count }) })),
          ]}
          value={String(data.minutesBefore ?? 0)}
          onChange={(value) =>
            void save({ minutesBefore: MINUTES.find((count) => String(count) === value) ?? null })
          }
        />
        <Switch
          label={t('settings.overdue')}
          checked={data.overdue}
          onChange={(event) => void save({ overdue: event.currentTarget.checked })}
        />
        <p className="meta">{t('settings.note')}</p>
      </div>
    </Section>
  );
}
