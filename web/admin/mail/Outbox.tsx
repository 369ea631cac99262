import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { rowsOf } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from './mail.module.css';
import { cancelLetter, type Letter, type LetterFilter, lettersQuery } from './mail.queries.ts';
import { useLetterColumns } from './useLetterColumns.tsx';

/** Letters whose words are found when they go: nothing in them is a way in. */
const LATE: readonly string[] = ['notification', 'digest', 'overview'];
const FILTERS = ['all', 'waiting', 'failed', 'sent'] as const;

export function Outbox({ lively }: { lively: boolean }) {
  const { t } = useTranslation('admin');
  const { letters: filter } = useSearch({ from: '/app/admin/mail' });
  const navigate = useNavigate({ from: '/admin/mail' });
  const [cancelling, setCancelling] = useState<Letter | null>(null);
  const letters = useInfiniteQuery(lettersQuery(filter, lively));
  const columns = useLetterColumns(setCancelling);
  const close = () => setCancelling(null);

  async function cancel() {
    if (!cancelling) return;
    try {
      await cancelLetter(cancelling.id);
      tell(t('mail.cancelled'));
      close();
    } catch (cause) {
      tellProblem(cause);
    }
  }

  return (
    <Section title={t('mail.outbox')} flush>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('mail.show')}
          value={filter ?? 'all'}
          onChange={(which) =>
            void navigate({
              search: which === 'all' ? {} : { letters: which as LetterFilter },
              replace: true,
            })
          }
          data={FILTERS.map((value) => ({ value, label: t(`mail.filter.${value}`) }))}
        />
      </div>
      <DataTable
        label={t('mail.outbox')}
        rows={rowsOf(letters.data)}
        columns={columns}
        rowKey={(row) => String(row.id)}
        rowName={(row) => row.to}
        loading={letters.isPending}
        failed={letters.error && { ...failureOf(letters.error), onRetry: () => void letters.refetch() }}
        empty={
          filter ? (
            <EmptyState title={t('mail.noneSuch')} />
          ) : (
            <EmptyState title={t('mail.none')} why={t('mail.noneWhy')} />
          )
        }
        hasMore={letters.hasNextPage}
        loadingMore={letters.isFetchingNextPage}
        onMore={() => void letters.fetchNextPage()}
      />
      <ConfirmDialog
        opened={cancelling !== null}
        onClose={close}
        title={t('mail.cancelTitle')}
        confirmLabel={t('mail.cancelYes')}
        cancelLabel={t('mail.cancelNo')}
        danger
        onConfirm={cancel}
      >
        {t(LATE.includes(cancelling?.kind ?? '') ? 'mail.cancelLateWhy' : 'mail.cancelWhy', {
          to: cancelling?.to ?? '',
        })}
      </ConfirmDialog>
    </Section>
  );
}
