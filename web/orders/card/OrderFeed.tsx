import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FeedPanel, type FeedUndo } from '#web/feed/public.ts';
import { answer, api } from '#web/http/client.ts';
import { tell } from '#web/ui/undo.tsx';
import { useOrderHere } from './OrderContext.ts';
import { requirementOf } from './useOrderActs.ts';

const filters = ['all', 'comments', 'changes', 'resolutions', 'files'] as const;

export function OrderFeed() {
  const { t } = useTranslation('orders');
  const { order, acts } = useOrderHere();
  const { id, abilities } = order;
  const path = useMemo(() => ({ id }), [id]);
  const { addDocument, addCommercialDocument } = abilities;

  async function undoEvent(undo: FeedUndo): Promise<unknown> {
    if (undo.do === 'withdraw') {
      await acts.saved(undo);
      return tell(t('card.sign.withdrawnDone'));
    }
    const requirement = requirementOf(order, undo.key);
    if (!requirement) return;
    if (undo.do === 'setField') return acts.setField(requirement, undo.value, undo.seen);
    return acts.setMark(requirement, undo.do === 'setMark');
  }

  return (
    <FeedPanel
      queryKey={['orders', id, 'feed']}
      onUndo={undoEvent}
      filters={filters}
      load={(filter, cursor, signal) =>
        answer(
          api.GET('/api/orders/{id}/feed', {
            params: { path, query: { filter, cursor, limit: 30 } },
            signal,
          }),
        )
      }
      comment={
        abilities.comment.allowed
          ? {
              draftKey: `orders.${id}.comment`,
              send: (body, headers) =>
                answer(api.POST('/api/orders/{id}/comments', { params: { path }, body, headers })),
              mentionable: async (signal) =>
                (await answer(api.GET('/api/orders/{id}/mentionable', { params: { path }, signal }))).items,
              files: {
                list: async (signal) =>
                  (await answer(api.GET('/api/orders/{id}/documents', { params: { path }, signal }))).items,
                url: `/api/orders/${id}/documents`,
                mayAdd: (commercial) => (commercial ? addCommercialDocument : addDocument).allowed,
              },
            }
          : undefined
      }
    />
  );
}
