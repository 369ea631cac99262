import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from './Badge.tsx';
import classes from './StepState.module.css';
import { type Shape, ShapeIcon } from './shapes.tsx';

export type StepState = 'locked' | 'active' | 'awaitingResolution' | 'returned' | 'resolved';

/** ✓ ▶ ◷ ↩ ⊠ in a 20 px seat. A passed step is plain ink: no fill, nothing to look at. */
export function StepStateIcon({ state, labelled = false }: { state: StepState; labelled?: boolean }) {
  const { t } = useTranslation('common');
  return (
    <span className={classes.seat} data-state={state}>
      <ShapeIcon shape={shapes[state]} />
      {labelled && <span className="visuallyHidden">{t(`step.${state}`)}</span>}
    </span>
  );
}

export function StepStateBadge({ state }: { state: StepState }) {
  const { t } = useTranslation('common');
  return (
    <Badge tone={tones[state]} shape={<ShapeIcon shape={shapes[state]} />}>
      {t(`step.${state}`)}
    </Badge>
  );
}

const shapes: Record<StepState, Shape> = {
  locked: 'lock',
  active: 'play',
  awaitingResolution: 'clock',
  returned: 'return',
  resolved: 'tick',
};

const tones: Record<StepState, Tone> = {
  locked: 'neutral',
  active: 'info',
  awaitingResolution: 'warn',
  returned: 'returned',
  resolved: 'neutral',
};
