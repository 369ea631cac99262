import { FeedPanel } from '#web/feed/public.ts';
import { answer, api } from '#web/http/client.ts';
import type { Contract } from '../contracts.queries.ts';

const filters = ['all', 'comments', 'changes', 'files'] as const;

export function ContractFeed({ contract }: { contract: Contract }) {
  const { id, abilities } = contract;
  const path = { id };
  const { addDocument, addCommercialDocument } = abilities;
  return (
    <FeedPanel
      queryKey={['contracts', id, 'feed']}
      filters={filters}
      load={(filter, cursor, signal) =>
        answer(
          api.GET('/api/contracts/{id}/feed', {
            params: { path, query: { filter, cursor, limit: 30 } },
            signal,
          }),
        )
      }
      comment={
        abilities.comment.allowed
          ? {
              draftKey: `contracts.${id}.comment`,
              send: (body, headers) =>
                answer(api.POST('/api/contracts/{id}/comments', { params: { path }, body, headers })),
              mentionable: async (signal) =>
                (await answer(api.GET('/api/contracts/{id}/mentionable', { params: { path }, signal })))
                  .items,
              files: {
                list: async (signal) =>
                  (await answer(api.GET('/api/contracts/{id}/documents', { params: { path }, signal })))
                    .items,
                url: `/api/contracts/${id}/documents`,
                mayAdd: (commercial) => (commercial ? addCommercialDocument : addDocument).allowed,
              },
            }
          : undefined
      }
    />
  );
}
