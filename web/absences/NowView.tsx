import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { DataTable } from '#web/table/DataTable.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { type Absence, absencesQuery } from './absences.queries.ts';
import { CancelAbsenceDialog } from './CancelAbsenceDialog.tsx';
import { EndAbsenceDialog } from './EndAbsenceDialog.tsx';
import { type AbsenceAct, useAbsenceColumns } from './useAbsenceColumns.tsx';

/** Who is away now, who will be, and who acts for them. */
export function NowView() {
  const { t } = useTranslation('absences');
  const format = useFormat();
  const absences = useQuery(absencesQuery);
  const [acting, setActing] = useState<{ act: AbsenceAct; absence: Absence } | null>(null);
  const today = format.today();
  const all = absences.data?.items ?? [];
  const lists = [
    { key: 'now', rows: all.filter((one) => one.fromOn <= today) },
    { key: 'later', rows: all.filter((one) => one.fromOn > today) },
  ] as const;

  if (absences.error)
    return <ErrorState {...failureOf(absences.error)} onRetry={() => void absences.refetch()} />;
  if (!absences.data) return <SkeletonRows />;
  const close = () => setActing(null);
  return (
    <>
      {lists.map(({ key, rows }) => (
        <AbsenceList
          key={key}
          title={t(key)}
          empty={t(`${key}Empty`)}
          rows={rows}
          onAct={(act, absence) => setActing({ act, absence })}
        />
      ))}
      {acting?.act === 'cancel' && <CancelAbsenceDialog absence={acting.absence} onClose={close} />}
      {acting?.act === 'end' && <EndAbsenceDialog absence={acting.absence} onClose={close} />}
    </>
  );
}

interface AbsenceListProps {
  title: string;
  empty: string;
  rows: Absence[];
  onAct: (act: AbsenceAct, absence: Absence) => void;
}

function AbsenceList({ title, empty, rows, onAct }: AbsenceListProps) {
  const acts = rows.some(({ abilities }) => abilities.end.allowed || abilities.cancel.allowed);
  const columns = useAbsenceColumns(acts ? onAct : undefined);
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
