import { Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { Section } from '#web/ui/Section.tsx';
import { importActs } from '../importActs.ts';
import type { Import } from '../imports.queries.ts';
import { useImportAct } from '../useImportAct.ts';
import classes from './work.module.css';

/** What is under way, how far it is, and that nobody has to wait for it here. */
export function WorkPart({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const act = useImportAct();
  const [busy, setBusy] = useState(false);
  const { state, progress, abilities } = one;
  const work = state === 'checking' || state === 'undoing' ? state : 'running';
  const percent =
    progress && progress.total > 0 ? Math.min(100, Math.floor((progress.done / progress.total) * 100)) : 0;
  const of = progress && t('work.of', { done: number(progress.done), total: number(progress.total) });

  async function stop() {
    setBusy(true);
    await act(importActs.stop(one.id)).catch(() => {});
    setBusy(false);
  }

  return (
    <Section>
      <div className={classes.work}>
        <h2 className={classes.title}>{t(`work.${work}`)}</h2>
        <Progress.Root size={10} className={classes.bar}>
          <Progress.Section value={percent} aria-label={t(`work.${work}`)} aria-valuetext={of ?? undefined} />
        </Progress.Root>
        <div className={classes.line}>
          {progress ? (
            <>
              <span className={classes.percent}>{number(percent)} %</span>
              <span>{of}</span>
              <span className="muted">{left(progress.secondsLeft)}</span>
            </>
          ) : (
            <span className="muted">{t('work.queued')}</span>
          )}
        </div>
        <p className={classes.words}>{t('work.closing')}</p>
        <div className={classes.stop}>
          <ReasonedButton
            variant="default"
            loading={busy}
            reason={abilities.stop.allowed ? null : abilities.stop.reason}
            onClick={() => void stop()}
          >
            {t('act.stop')}
          </ReasonedButton>
          {state !== 'undoing' && (
            <span className="meta">{t(state === 'checking' ? 'work.stoppingCheck' : 'work.stopping')}</span>
          )}
        </div>
      </div>
    </Section>
  );

  function left(seconds: number | null): string {
    if (seconds === null) return t('work.early');
    return seconds < 60 ? t('work.soon') : t('work.minutes', { n: number(Math.ceil(seconds / 60)) });
  }
}
