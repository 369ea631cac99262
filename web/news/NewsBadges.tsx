import { useTranslation } from 'react-i18next';
import { Badge } from '#web/ui/Badge.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import type { NewsLine } from './news.queries.ts';

type Shown = Pick<NewsLine, 'state' | 'important' | 'acknowledgement'>;

/** How it stands, that it matters, and what the reader owes it. */
export function NewsBadges({ news }: { news: Shown }) {
  const { t } = useTranslation('news');
  const { state, important, acknowledgement } = news;
  return (
    <>
      {state !== 'published' && (
        <Badge tone={state === 'scheduled' ? 'info' : 'neutral'}>{t(`badge.${state}`)}</Badge>
      )}
      {important && acknowledgement !== 'waiting' && (
        <Badge tone="warn" shape={<ShapeIcon shape="alert" />}>
          {t('badge.important')}
        </Badge>
      )}
      {acknowledgement === 'waiting' && (
        <Badge tone="danger" shape={<ShapeIcon shape="alert" />}>
          {t('badge.waiting')}
        </Badge>
      )}
    </>
  );
}
