import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '#web/ui/Badge.tsx';
import { type Shape, ShapeIcon } from '#web/ui/shapes.tsx';
import type { ImportSummary } from './imports.queries.ts';

type State = ImportSummary['state'];

export function StateBadge({ state }: { state: State }) {
  const { t } = useTranslation('imports');
  const { tone, shape } = looks[state];
  return (
    <Badge tone={tone} shape={<ShapeIcon shape={shape} />}>
      {t(`state.${state}`)}
    </Badge>
  );
}

const looks: Record<State, { tone: Tone; shape: Shape }> = {
  draft: { tone: 'neutral', shape: 'ring' },
  checking: { tone: 'info', shape: 'play' },
  checked: { tone: 'warn', shape: 'half' },
  running: { tone: 'info', shape: 'play' },
  stopped: { tone: 'warn', shape: 'alert' },
  done: { tone: 'ok', shape: 'dot' },
  undoing: { tone: 'info', shape: 'play' },
  undone: { tone: 'neutral', shape: 'return' },
};
