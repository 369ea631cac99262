import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { after } from '#domain/campaigns/run.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import type { Campaign } from '../campaigns.queries.ts';
import classes from './run.module.css';
import { keepRun, type Progress, runActs } from './run.queries.ts';

/** [Приостановить] [Остановить]: what the state allows; to stop is for good, and asked about. */
export function RunActs({ campaign, progress }: { campaign: Campaign; progress: Progress }) {
  const { t } = useTranslation('campaigns');
  const { number } = useFormat();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<'pause' | 'resume' | null>(null);
  const [asked, setAsked] = useState(false);
  const { halt } = campaign.abilities;
  const reason = halt.allowed ? null : halt.reason;
  const may = (ask: 'pause' | 'resume' | 'stop') => after(progress.state, ask) !== null;
  const waiting = progress.byState.waiting ?? 0;
  if (!may('stop')) return null;

  async function act(doing: Promise<Campaign>) {
    try {
      keepRun(queries, await doing);
    } catch (cause) {
      tellProblem(cause);
      void queries.invalidateQueries({ queryKey: ['campaigns', campaign.id] });
    }
  }

  async function press(ask: 'pause' | 'resume') {
    setBusy(ask);
    await act(runActs[ask](campaign.id));
    setBusy(null);
  }

  return (
    <div className={`${classes.acts} noPrint`}>
      {(['pause', 'resume'] as const).filter(may).map((ask) => (
        <ReasonedButton
          key={ask}
          variant={ask === 'resume' ? 'filled' : 'default'}
          loading={busy === ask}
          reason={reason}
          onClick={() => void press(ask)}
        >
          {t(`run.${ask}`)}
        </ReasonedButton>
      ))}
      <ReasonedButton variant="default" reason={reason} onClick={() => setAsked(true)}>
        {t('run.stop')}
      </ReasonedButton>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('run.stopTitle')}
        confirmLabel={t('run.stop')}
        cancelLabel={t('run.stopKeep')}
        danger
        onConfirm={() => act(runActs.stop(campaign.id)).then(() => setAsked(false))}
      >
        {t('run.stopWhy', { count: waiting, number: number(waiting) })}
      </ConfirmDialog>
    </div>
  );
}
