import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '#web/ui/Badge.tsx';
import { type Shape, ShapeIcon } from '#web/ui/shapes.tsx';
import type { TaskLine } from './tasks.queries.ts';

export function TaskBadge({ state }: { state: TaskLine['state'] }) {
  const { t } = useTranslation('tasks');
  const { tone, shape } = looks[state];
  return (
    <Badge tone={tone} shape={<ShapeIcon shape={shape} />}>
      {t(`badge.${state}`)}
    </Badge>
  );
}

const looks: Record<TaskLine['state'], { tone: Tone; shape: Shape }> = {
  open: { tone: 'info', shape: 'play' },
  done: { tone: 'warn', shape: 'clock' },
  accepted: { tone: 'ok', shape: 'tick' },
  cancelled: { tone: 'neutral', shape: 'stop' },
};
