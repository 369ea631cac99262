import { useTranslation } from 'react-i18next';
import type { CampaignState } from '#domain/campaigns/blocks.ts';
import { Badge, type Tone } from '#web/ui/Badge.tsx';
import { type Shape, ShapeIcon } from '#web/ui/shapes.tsx';

export function StateBadge({ state }: { state: CampaignState }) {
  const { t } = useTranslation('campaigns');
  const { tone, shape } = looks[state];
  return (
    <Badge tone={tone} shape={<ShapeIcon shape={shape} />}>
      {t(`state.${state}`)}
    </Badge>
  );
}

const looks: Record<CampaignState, { tone: Tone; shape: Shape }> = {
  draft: { tone: 'neutral', shape: 'ring' },
  scheduled: { tone: 'info', shape: 'clock' },
  preparing: { tone: 'info', shape: 'play' },
  running: { tone: 'info', shape: 'play' },
  paused: { tone: 'warn', shape: 'half' },
  stopped: { tone: 'neutral', shape: 'stop' },
  finished: { tone: 'ok', shape: 'dot' },
};
