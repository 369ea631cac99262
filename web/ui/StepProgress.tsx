import { useTranslation } from 'react-i18next';
import classes from './StepProgress.module.css';

interface StepProgressProps {
  /** The step the order stands on, from 1. */
  current: number;
  total: number;
  /** What is met inside the step; a list does not count it. */
  done?: number;
  of?: number;
  /** A refused order stands still. */
  stopped?: boolean;
}

/** «2 ▰▰▱▱▱▱ 5/8» for lists; the picture is hidden from readers, the sentence is not. */
export function StepProgress({ current, total, done, of, stopped = false }: StepProgressProps) {
  const { t } = useTranslation('common');
  return (
    <span className={classes.progress} data-stopped={stopped || undefined}>
      <span className="visuallyHidden">
        {of === undefined
          ? t('step.of', { current, total })
          : t('step.progress', { current, total, done: done ?? 0, of })}
      </span>
      <span aria-hidden="true" className={classes.number}>
        {current}
      </span>
      <span aria-hidden="true" className={classes.bars}>
        {Array.from({ length: total }, (_, i) => `bar${i}`).map((key, i) => (
          <i key={key} data-on={i < current || undefined} />
        ))}
      </span>
      {(stopped || of !== undefined) && (
        <span aria-hidden="true" className={classes.count}>
          {stopped ? t('step.stopped') : `${done ?? 0}/${of}`}
        </span>
      )}
    </span>
  );
}
