import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '#web/ui/Badge.tsx';
import { type Shape, ShapeIcon } from '#web/ui/shapes.tsx';
import type { AbsenceRequest } from './absences.queries.ts';

export function RequestBadge({ state }: { state: AbsenceRequest['state'] }) {
  const { t } = useTranslation('absences');
  const { tone, shape } = looks[state];
  return (
    <Badge tone={tone} shape={<ShapeIcon shape={shape} />}>
      {t(`state.${state}`)}
    </Badge>
  );
}

const looks: Record<AbsenceRequest['state'], { tone: Tone; shape: Shape }> = {
  requested: { tone: 'warn', shape: 'clock' },
  approved: { tone: 'ok', shape: 'tick' },
  declined: { tone: 'returned', shape: 'stop' },
  withdrawn: { tone: 'neutral', shape: 'stop' },
  cancelled: { tone: 'neutral', shape: 'stop' },
};
