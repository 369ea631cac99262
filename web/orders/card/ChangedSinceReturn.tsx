import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type FeedEvent, useEventWords } from '#web/feed/public.ts';
import { answer, api } from '#web/http/client.ts';
import { useOrderHere } from './OrderContext.ts';
import type { Step } from './order.queries.ts';
import classes from './StepPanel.module.css';

const LOOK_BACK = 100;

/** For who signs again: what was changed on the step since it was sent back or its signature was taken back. */
export function ChangedSinceReturn({ step }: { step: Step }) {
  const { t } = useTranslation('orders');
  const { order } = useOrderHere();
  const words = useEventWords();
  const { id } = order;
  const feed = useQuery({
    queryKey: ['orders', id, 'feed', 'since-return'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/orders/{id}/feed', {
          params: { path: { id }, query: { filter: 'changes', limit: LOOK_BACK } },
          signal,
        }),
      ),
  });
  const events = (feed.data?.items ?? []).filter((item): item is FeedEvent => item.type === 'event');
  const back = events.findIndex((event) => event.step === step.key && isWayBack(event.kind));
  const changes = back < 0 ? [] : events.slice(0, back).filter((event) => isChange(event.kind));
  if (back < 0) return null;
  return (
    <div className={classes.since}>
      <div className={classes.sinceTitle}>
        {changes.length > 0 ? t('card.since.title') : t('card.since.nothing')}
      </div>
      {changes.length > 0 && (
        <ul>
          {changes.map((event) => (
            <li key={event.id}>{words(event)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

const isWayBack = (kind: string) => kind === 'orderReturned' || kind === 'resolutionWithdrawn';
const isChange = (kind: string) => /^(field|mark|payment|file|contract)/.test(kind);
