import { useTranslation } from 'react-i18next';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import { LOOKS, type NextCallState } from './CallState.tsx';
import classes from './calls.module.css';
import { useWhen } from './useWhen.ts';

interface NextCallTextProps {
  next: { on: string | null; at: string | null; state: NextCallState };
}

/** «! 12.09.2026» in a list: the sign of the state, then the day. */
export function NextCallText({ next: { on, at, state } }: NextCallTextProps) {
  const { t } = useTranslation('calls');
  const { when } = useWhen();
  return (
    <span className={classes.nextCall} data-state={state}>
      <ShapeIcon shape={LOOKS[state].shape} />
      {state === 'overdue' && <span className="visuallyHidden">{t('state.overdue')}: </span>}
      {on === null ? t('state.none') : when({ on, at })}
    </span>
  );
}
