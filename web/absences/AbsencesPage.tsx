import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { useMe } from '#web/session/public.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { AbsenceDialog } from './AbsenceDialog.tsx';
import { type Absence, absencesQuery } from './absences.queries.ts';
import { CancelAbsenceDialog } from './CancelAbsenceDialog.tsx';
import { useAbsenceColumns } from './useAbsenceColumns.tsx';

/** Who is away now, who will be, and who acts for them. */
export function AbsencesPage() {
  const { t } = useTranslation('absences');
  const format = useFormat();
  const administers = useMe().abilities.administer;
  const absences = useQuery(absencesQuery);
  const [entering, setEntering] = useState(false);
  const [cancelling, setCancelling] = useState<Absence | null>(null);
  const today = format.today();
  const all = absences.data ?? [];
  const lists = [
    { key: 'now', rows: all.filter((one) => one.fromOn <= today) },
    { key: 'later', rows: all.filter((one) => one.fromOn > today) },
  ] as const;

  return (
    <Page
      title={t('title')}
      actions={administers && <Button onClick={() => setEntering(true)}>{t('enter')}</Button>}
    >
      {absences.error ? (
        <ErrorState {...failureOf(absences.error)} onRetry={() => void absences.refetch()} />
      ) : !absences.data ? (
        <SkeletonRows />
      ) : (
        lists.map(({ key, rows }) => (
          <AbsenceList
            key={key}
            title={t(key)}
            empty={t(`${key}Empty`)}
            rows={rows}
            onCancel={administers ? setCancelling : undefined}
          />
        ))
      )}
      {entering && <AbsenceDialog onClose={() => setEntering(false)} />}
      {cancelling && <CancelAbsenceDialog absence={cancelling} onClose={() => setCancelling(null)} />}
    </Page>
  );
}

interface AbsenceListProps {
  title: string;
  empty: string;
  rows: Absence[];
  onCancel?: (absence: Absence) => void;
}

function AbsenceList({ title, empty, rows, onCancel }: AbsenceListProps) {
  const columns = useAbsenceColumns(onCancel);
  return (
    <Section title={title} count={rows.length} flush>
      <DataTable
        label={title}
        rows={rows}
        columns={columns}
        rowKey={(row) => String(row.id)}
        empty={<EmptyState title={empty} compact />}
      />
    </Section>
  );
}
