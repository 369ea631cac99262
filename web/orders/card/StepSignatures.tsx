import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Stamp } from '#web/ui/Stamp.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import type { Step } from './order.queries.ts';
import classes from './StepPanel.module.css';

/** What stands printed under the step: the request, the resolution, and, folded, what was withdrawn. */
export function StepSignatures({ step }: { step: Step }) {
  const { t } = useTranslation('orders');
  const { requested, resolution, withdrawn } = step;
  if (!requested && !resolution && withdrawn.length === 0) return null;
  return (
    <div className={classes.signatures}>
      {requested && !resolution && (
        <div className={classes.signature}>
          <div className={classes.signatureTitle}>
            <ShapeIcon shape="clock" />
            {t('card.sign.requested')}
          </div>
          <Stamp stamp={requested} />
        </div>
      )}
      {resolution && (
        <div className={classes.signature} data-void={resolution.void || undefined}>
          <div className={classes.signatureTitle}>
            <ShapeIcon shape={resolution.void ? 'alert' : 'tick'} />
            {t('card.sign.resolution')}
          </div>
          <Stamp stamp={resolution.stamp} />
          {resolution.asDirector && <div className="meta">{t('card.sign.asDirector')}</div>}
          {resolution.reason && <div className={classes.reason}>{resolution.reason}</div>}
          {resolution.void && <div className={classes.void}>{t('card.sign.void')}</div>}
        </div>
      )}
      {withdrawn.length > 0 && <Withdrawn step={step} />}
    </div>
  );
}

function Withdrawn({ step }: { step: Step }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  return (
    <details className={classes.withdrawn}>
      <summary>{t('card.sign.withdrawnCount', { count: step.withdrawn.length })}</summary>
      {step.withdrawn.map((one) => (
        <div key={`${one.stamp.at}${one.withdrawn.at}`} className={classes.signature}>
          <Stamp stamp={one.stamp} withdrawn />
          <div className="meta">
            {t(because(one.because), { name: one.withdrawn.name, at: format.dateTime(one.withdrawn.at) })}
          </div>
          {one.reason && <div className={classes.reason}>{one.reason}</div>}
        </div>
      ))}
    </details>
  );
}

function because(why: string) {
  if (why === 'returned') return 'card.sign.becauseReturned';
  return why === 'reopened' ? 'card.sign.becauseReopened' : 'card.sign.becauseWithdrawn';
}
