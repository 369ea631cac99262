import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { type AbsenceRequest, absenceActs, requestsQuery } from './absences.queries.ts';
import { DecideButtons } from './DecideButtons.tsx';
import { RequestRows } from './RequestRows.tsx';

/** What I asked for and what came of it; or what waits for my word. */
export function RequestsView({ view }: { view: 'mine' | 'toDecide' }) {
  const { t } = useTranslation('absences');
  const requests = useQuery(requestsQuery(view));
  if (requests.error && !requests.data)
    return <ErrorState {...failureOf(requests.error)} onRetry={() => void requests.refetch()} />;
  if (!requests.data) return <SkeletonRows />;
  const { items } = requests.data;
  const mine = view === 'mine';
  return (
    <Section title={t(mine ? 'mineTitle' : 'decideTitle')} count={items.length || undefined} flush>
      {items.length === 0 ? (
        <EmptyState
          title={t(mine ? 'empty.mine' : 'empty.decide')}
          why={t(mine ? 'empty.mineWhy' : 'empty.decideWhy')}
          action={
            mine && (
              <Button component="a" href="/absences/new" variant="default">
                {t('ask')}
              </Button>
            )
          }
        />
      ) : (
        <RequestRows
          requests={items}
          named={!mine}
          acts={(request) => (mine ? <Withdraw request={request} /> : <DecideButtons request={request} />)}
        />
      )}
    </Section>
  );
}

function Withdraw({ request }: { request: AbsenceRequest }) {
  const { t } = useTranslation('absences');
  const [asking, setAsking] = useState(false);
  if (!request.abilities.withdraw.allowed) return null;
  async function withdraw() {
    try {
      await absenceActs.withdraw(request.id, request.version);
      setAsking(false);
    } catch (cause) {
      tellProblem(cause);
    }
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
      {asking && (
        <ConfirmDialog
          opened
          onClose={() => setAsking(false)}
          title={t('withdrawTitle')}
          confirmLabel={t('withdraw')}
          onConfirm={withdraw}
        >
          {t('withdrawWhy')}
        </ConfirmDialog>
      )}
    </>
  );
}
