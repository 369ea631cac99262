import { SegmentedControl, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LETTER_STATES, type LetterState } from '#domain/campaigns/blocks.ts';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { ExportButton } from '#web/table/ExportButton.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Section } from '#web/ui/Section.tsx';
import type { Campaign } from '../campaigns.queries.ts';
import classes from './run.module.css';
import { type Progress, recipientsQuery, statesIn, takeRecipients } from './run.queries.ts';
import { useRecipientColumns } from './useRecipientColumns.tsx';

/** What came of each address, by state. */
export function RecipientsPart({ campaign, progress }: { campaign: Campaign; progress: Progress }) {
  const { t } = useTranslation('campaigns');
  const [state, setState] = useState<LetterState | null>(null);
  const list = useInfiniteQuery(recipientsQuery(campaign.id, state));
  const columns = useRecipientColumns();
  const total = state ? (progress.byState[state] ?? 0) : progress.total;
  return (
    <Section
      title={t('run.recipients')}
      flush
      actions={
        progress.total > 0 && (
          <ExportButton
            take={() => takeRecipients(campaign.id, state)}
            text=".xlsx"
            label={t('run.export')}
          />
        )
      }
    >
      {progress.total > 0 && <StateTabs progress={progress} state={state} onState={setState} />}
      {state === 'unknown' && <p className={classes.note}>{t('run.unknownWhy')}</p>}
      <DataTable
        label={t('run.recipients')}
        rows={rowsOf(list.data)}
        columns={columns}
        rowKey={(row) => String(row.id)}
        rowName={(row) => row.address}
        rowHref={(row) => `/clients/${row.client.id}`}
        loading={list.isPending}
        failed={list.isError ? { ...failureOf(list.error), onRetry: () => void list.refetch() } : null}
        empty={
          <EmptyState title={t('run.empty')} why={progress.total === 0 ? t('run.emptyWhy') : undefined} />
        }
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
        total={total}
      />
    </Section>
  );
}

function StateTabs({
  progress: now,
  state: shown,
  onState,
}: {
  progress: Progress;
  state: LetterState | null;
  onState: (state: LetterState | null) => void;
}) {
  const { t } = useTranslation('campaigns');
  const { number } = useFormat();
  const narrow = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  const states = LETTER_STATES.filter((one) => one === shown || statesIn(now).includes(one));
  const data = [
    { value: 'all', label: t('run.tab', { name: t('run.all'), n: number(now.total) }) },
    ...states.map((one) => ({
      value: one,
      label: t('run.tab', { name: t(`run.states.${one}`), n: number(now.byState[one] ?? 0) }),
    })),
  ];
  const choose = (value: string | null) => onState(LETTER_STATES.find((one) => one === value) ?? null);
  return (
    <div className={classes.tabs}>
      {narrow ? (
        <Select
          aria-label={t('run.filter')}
          data={data}
          value={shown ?? 'all'}
          allowDeselect={false}
          onChange={choose}
        />
      ) : (
        <SegmentedControl aria-label={t('run.filter')} data={data} value={shown ?? 'all'} onChange={choose} />
      )}
    </div>
  );
}
