import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Ladder.module.css';
import { Stamp, type StampData } from './Stamp.tsx';
import { type StepState, StepStateIcon } from './StepState.tsx';

export interface LadderStep {
  key: string;
  number: number;
  title: string;
  state: StepState;
  /** Requirements met / asked, shown on an open step. */
  done?: number;
  of?: number;
  /** The resolution that closed it. */
  resolution?: StampData | null;
  /** «Орлов Д. И., 3-й день из 5» */
  note?: ReactNode;
  overdue?: boolean;
}

interface LadderProps {
  steps: LadderStep[];
  /** The step shown beside the ladder. */
  shown: string;
  /** The step the order stands on. */
  current: string;
  onShow?: (key: string) => void;
}

export function Ladder({ steps, shown, current, onShow }: LadderProps) {
  const { t } = useTranslation('common');
  return (
    <ol className={classes.ladder} aria-label={t('step.ladder')}>
      {steps.map((step) => (
        <li key={step.key} aria-current={step.key === current ? 'step' : undefined}>
          <button
            type="button"
            className={classes.step}
            data-state={step.state}
            data-shown={step.key === shown || undefined}
            aria-pressed={step.key === shown}
            onClick={() => onShow?.(step.key)}
          >
            <StepStateIcon state={step.state} />
            <span className={classes.number}>{step.number}</span>
            <span className={classes.title}>
              {step.title}
              <span className="visuallyHidden">, {t(`step.${step.state}`)}</span>
            </span>
            {step.of !== undefined && step.state !== 'resolved' && step.state !== 'locked' && (
              <span className={classes.count}>
                <span aria-hidden="true">{`${step.done ?? 0}/${step.of}`}</span>
                <span className="visuallyHidden">
                  {t('step.filled', { done: step.done ?? 0, total: step.of })}
                </span>
              </span>
            )}
          </button>
          {(step.resolution || step.note) && (
            <div className={classes.under} data-overdue={step.overdue || undefined}>
              {step.resolution && <Stamp stamp={step.resolution} />}
              {step.note && <div className="meta">{step.note}</div>}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
