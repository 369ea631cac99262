import { Progress as Bar } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Section } from '#web/ui/Section.tsx';
import type { Campaign } from '../campaigns.queries.ts';
import { RunActs } from './RunActs.tsx';
import classes from './run.module.css';
import { isAtWork, type Progress } from './run.queries.ts';

/** W6: «213 из 355 · 60 % · осталось ~3 мин · 48/мин», and that nobody has to wait for it here. */
export function ProgressPart({ campaign, progress }: { campaign: Campaign; progress: Progress }) {
  const { t } = useTranslation('campaigns');
  const { number } = useFormat();
  const { state, total, byState, secondsLeft, perMinute } = progress;
  const done = total - (byState.waiting ?? 0) - (byState.sending ?? 0);
  const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
  const of = t('run.of', { done: number(done), total: number(total) });
  if (state === 'preparing')
    return (
      <Section>
        <div className={classes.part}>
          <h2 className={classes.title}>{t('run.preparing')}</h2>
          <p className="muted">{t('run.preparingWhy')}</p>
          <RunActs campaign={campaign} progress={progress} />
        </div>
      </Section>
    );
  return (
    <Section>
      <div className={classes.part}>
        <h2 className={classes.title}>{title()}</h2>
        <Bar.Root size={10}>
          <Bar.Section value={percent} aria-label={t('run.progress')} aria-valuetext={of} />
        </Bar.Root>
        <div className={classes.line}>
          <span className={classes.percent}>{number(percent)} %</span>
          <span>{of}</span>
          {state === 'running' && secondsLeft !== null && <span className="muted">{left(secondsLeft)}</span>}
          {state === 'running' && <span className="muted">{t('run.pace', { n: number(perMinute) })}</span>}
        </div>
        <Sums progress={progress} />
        {isAtWork(state) && <p className="muted">{t('run.closing')}</p>}
        <RunActs campaign={campaign} progress={progress} />
      </div>
    </Section>
  );

  function title(): string {
    if (state === 'paused') return t(`run.paused.${progress.pausedWhy ?? 'person'}`);
    if (state === 'stopped') return t('run.stopped');
    return state === 'finished' ? t('run.finished') : t('run.progress');
  }

  function left(seconds: number): string {
    return seconds < 60 ? t('run.soon') : t('run.left', { n: number(Math.ceil(seconds / 60)) });
  }
}

/** «Отправлено 207 · Ошибка 6 · Отписались 2» */
function Sums({ progress: { byState, unsubscribed } }: { progress: Progress }) {
  const { t } = useTranslation('campaigns');
  const { number } = useFormat();
  const failed = (byState.refused ?? 0) + (byState.bounced ?? 0) + (byState.unknown ?? 0);
  return (
    <div className={classes.line}>
      <span>{t('run.delivered', { n: number(byState.sent ?? 0) })}</span>
      {failed > 0 && <span>{t('run.failed', { n: number(failed) })}</span>}
      {unsubscribed > 0 && <span>{t('run.unsubscribed', { n: number(unsubscribed) })}</span>}
    </div>
  );
}
