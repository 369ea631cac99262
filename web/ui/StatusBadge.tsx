import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from './Badge.tsx';
import { type Shape, ShapeIcon } from './shapes.tsx';

export type Status = 'prospect' | 'confirmed' | 'refused' | 'archived' | 'active';

/** `short` is for tables («Подтверждён»); the full words stand on cards. */
export function StatusBadge({ status, short = false }: { status: Status; short?: boolean }) {
  const { t } = useTranslation('common');
  const { tone, shape } = looks[status];
  const word = short && status === 'confirmed' ? t('status.confirmedShort') : t(`status.${status}`);
  return (
    <Badge tone={tone} shape={<ShapeIcon shape={shape} />}>
      {word}
    </Badge>
  );
}

const looks: Record<Status, { tone: Tone; shape: Shape }> = {
  prospect: { tone: 'warn', shape: 'half' },
  confirmed: { tone: 'ok', shape: 'dot' },
  active: { tone: 'ok', shape: 'dot' },
  refused: { tone: 'neutral', shape: 'stop' },
  archived: { tone: 'neutral', shape: 'box' },
};
