import { FeedPanel } from '#web/feed/public.ts';
import { answer, api } from '#web/http/client.ts';
import type { Client } from '../clients.queries.ts';

const filters = ['all', 'comments', 'changes', 'files', 'calls'] as const;

export function ClientFeed({ client }: { client: Client }) {
  const path = { id: client.id };
  return (
    <FeedPanel
      queryKey={['clients', client.id, 'feed']}
      filters={filters}
      load={(filter, cursor, signal) =>
        answer(
          api.GET('/api/clients/{id}/feed', {
            params: { path, query: { filter, cursor, limit: 30 } },
            signal,
          }),
        )
      }
      comment={
        client.abilities.comment.allowed
          ? {
              draftKey: `clients.${client.id}.comment`,
              send: (body, headers) =>
                answer(api.POST('/api/clients/{id}/comments', { params: { path }, body, headers })),
              mentionable: async (signal) =>
                (await answer(api.GET('/api/clients/{id}/mentionable', { params: { path }, signal }))).items,
            }
          : undefined
      }
    />
  );
}
