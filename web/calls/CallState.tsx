import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '#web/ui/Badge.tsx';
import { type Shape, ShapeIcon } from '#web/ui/shapes.tsx';

export type NextCallState = 'overdue' | 'today' | 'later' | 'none';

export const LOOKS: Record<NextCallState, { tone: Tone; shape: Shape }> = {
  overdue: { tone: 'danger', shape: 'alert' },
  today: { tone: 'info', shape: 'dot' },
  later: { tone: 'neutral', shape: 'clock' },
  none: { tone: 'neutral', shape: 'ring' },
};

/** Overdue, today, later, none: the word says it, shape and colour only help. */
export function CallState({ state }: { state: NextCallState }) {
  const { t } = useTranslation('calls');
  const { tone, shape } = LOOKS[state];
  return (
    <Badge tone={tone} shape={<ShapeIcon shape={shape} />}>
      {t(`state.${state}`)}
    </Badge>
  );
}
