import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import type { Step } from './order.queries.ts';
import classes from './StepPanel.module.css';

/** Who sent the step back, when and why. */
export function Returned({ step }: { step: Step }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  if (!step.returned) return null;
  const { stamp, reason } = step.returned;
  return (
    <div className={classes.returned}>
      <div className={classes.returnedTitle}>
        <ShapeIcon shape="return" />
        {t('card.step.returned', { name: stamp.name, at: format.dateTime(stamp.at) })}
      </div>
      <div className={classes.returnedReason}>{reason}</div>
    </div>
  );
}
