import { FeedPanel } from '#web/feed/public.ts';
import { answer, api } from '#web/http/client.ts';
import type { Contract } from '../contracts.queries.ts';

const filters = ['all', 'comments', 'changes'] as const;

export function ContractFeed({ contract }: { contract: Contract }) {
  const path = { id: contract.id };
  return (
    <FeedPanel
      queryKey={['contracts', contract.id, 'feed']}
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
        contract.abilities.comment.allowed
          ? {
              draftKey: `contracts.${contract.id}.comment`,
              send: (body, _mentions, headers) =>
                answer(
                  api.POST('/api/contracts/{id}/comments', { params: { path }, body: { body }, headers }),
                ),
            }
          : undefined
      }
    />
  );
}
