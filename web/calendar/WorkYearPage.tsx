import { ActionIcon, Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { useWorkYear } from './useWorkYear.ts';
import { WorkMonth } from './WorkMonth.tsx';
import classes from './WorkYear.module.css';

const [FIRST, LAST] = [1992, 2200];
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** The production calendar of a year: a press on a day makes it a day off, a short day, a working day. */
export function WorkYearPage() {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const [year, setYear] = useState(Number(format.today().slice(0, 4)));
  const [asking, setAsking] = useState(false);
  const work = useWorkYear(year);
  const { data, isError, error, refetch } = work.query;
  const shift = (by: -1 | 1) => (
    <ActionIcon
      variant="default"
      aria-label={t(by < 0 ? 'year.previous' : 'year.next')}
      disabled={year + by < FIRST || year + by > LAST}
      onClick={() => setYear(year + by)}
    >
      {by < 0 ? <IconChevronLeft size={16} stroke={1.5} /> : <IconChevronRight size={16} stroke={1.5} />}
    </ActionIcon>
  );
  return (
    <Page title={t('year.title')} meta={t('year.lead')}>
      <Group gap={12}>
        {shift(-1)}
        <h2 className={classes.year} aria-live="polite">
          {year}
        </h2>
        {shift(1)}
        {data && (
          <span className={classes.source}>
            {t(`year.source.${data.source}`, { year: String(year) })}
            {data.source === 'corrected' &&
              data.correctedBy &&
              data.correctedAt &&
              ` · ${data.correctedBy.shortName}, ${format.dateTime(data.correctedAt)}`}
          </span>
        )}
        {data?.source === 'corrected' && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('year.putBack')}
          </Button>
        )}
      </Group>
      {isError && !data && <ErrorState {...failureOf(error)} onRetry={() => void refetch()} />}
      {!data && !isError && <SkeletonRows />}
      {data && (
        <>
          <p className={classes.legend}>
            {(['working', 'off', 'short'] as const).map((kind) => (
              <span key={kind} className={classes.key}>
                <span className={classes.sample} data-kind={kind} aria-hidden="true">
                  {kind === 'short' ? '1*' : '1'}
                </span>
                {t(`year.kind.${kind}`)}
              </span>
            ))}
          </p>
          <div className={classes.months}>
            {MONTHS.map((month) => (
              <WorkMonth
                key={month}
                year={year}
                month={month}
                days={work.days}
                kindOf={work.kindOf}
                onToggle={work.toggle}
              />
            ))}
          </div>
        </>
      )}
      {asking && (
        <ConfirmDialog
          opened
          onClose={() => setAsking(false)}
          title={t('year.putBackTitle', { year: String(year) })}
          confirmLabel={t('year.putBack')}
          onConfirm={() => {
            work.putBack();
            setAsking(false);
          }}
        >
          {t(`year.putBackTo.${data?.law ?? 'labourCode'}`)}
        </ConfirmDialog>
      )}
    </Page>
  );
}
