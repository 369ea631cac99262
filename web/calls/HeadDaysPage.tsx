import { Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#web/http/client.ts';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from './calls.module.css';
import { headDaysQuery } from './calls.queries.ts';

const DAYS = [1, 2, 3, 4, 5, 7, 10, 14, 21, 30];

/** After how many working days the head hears of a call that nobody made. */
export function HeadDaysPage() {
  const { t } = useTranslation('calls');
  const queries = useQueryClient();
  const settings = useQuery(headDaysQuery);

  async function save(headDays: number) {
    const before = settings.data;
    queries.setQueryData(headDaysQuery.queryKey, { headDays });
    try {
      await answer(api.PUT('/api/company/call-settings', { body: { headDays } }));
      tell(t('company.saved'));
    } catch (cause) {
      queries.setQueryData(headDaysQuery.queryKey, before);
      tellProblem(cause);
    }
  }

  return (
    <Page title={t('title')}>
      <Section title={t('company.title')}>
        {settings.isError && !settings.data ? (
          <ErrorState {...failureOf(settings.error)} onRetry={() => void settings.refetch()} />
        ) : !settings.data ? (
          <SkeletonText after={0} />
        ) : (
          <Select
            className={classes.headDays}
            label={t('company.headDays')}
            description={t('company.hint')}
            allowDeselect={false}
            data={withOwn(settings.data.headDays).map((count) => ({
              value: String(count),
              label: t('company.days', { count }),
            }))}
            value={String(settings.data.headDays)}
            onChange={(value) => value && void save(Number(value))}
          />
        )}
      </Section>
    </Page>
  );
}

const withOwn = (own: number): number[] => [...new Set([...DAYS, own])].sort((a, b) => a - b);
