import type { QueryClient } from '@tanstack/react-query';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { type Client, clientQuery } from '../clients.queries.ts';

/** What changes the state of a client. Each answers with the client as it stands then. */
export const clientActs = {
  refuse: (id: number, reason: string) =>
    answer(
      api.PUT('/api/clients/{id}/refusal', {
        params: { path: { id } },
        body: { reason },
        headers: newAttempt(),
      }),
    ),
  takeBack: (id: number) =>
    answer(api.DELETE('/api/clients/{id}/refusal', { params: { path: { id } }, headers: newAttempt() })),
  archive: (id: number) =>
    answer(
      api.PUT('/api/clients/{id}/archive', { params: { path: { id } }, body: {}, headers: newAttempt() }),
    ),
  restore: (id: number) =>
    answer(api.DELETE('/api/clients/{id}/archive', { params: { path: { id } }, headers: newAttempt() })),
};

export function keepClient(queries: QueryClient, client: Client): void {
  queries.setQueryData(clientQuery(client.id).queryKey, client);
  void queries.invalidateQueries({ queryKey: ['clients', 'list'] });
  void queries.invalidateQueries({ queryKey: ['clients', client.id, 'feed'] });
}
