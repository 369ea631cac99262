import { useMemo } from 'react';
import { FeedPanel } from '#web/feed/public.ts';
import { answer, api } from '#web/http/client.ts';
import { useOrderHere } from './OrderContext.ts';

const filters = ['all', 'comments', 'changes', 'resolutions', 'files'] as const;

export function OrderFeed() {
  const { order } = useOrderHere();
  const { id, abilities } = order;
  const path = useMemo(() => ({ id }), [id]);
  const { addDocument, addCommercialDocument } = abilities;
  return (
    <FeedPanel
      queryKey={['orders', id, 'feed']}
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
