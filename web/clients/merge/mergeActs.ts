import type { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { tell } from '#web/ui/undo.tsx';
import type { Client } from '../clients.queries.ts';
import { tellOutcome } from '../outcome.tsx';
import type { Choice } from './choices.ts';

export const mergeClients = (other: Client, kept: Client, take: Choice[]) =>
  answer(
    api.PUT('/api/clients/{id}/merge', {
      params: { path: { id: other.id } },
      body: { intoId: kept.id, version: other.version, intoVersion: kept.version, take },
      headers: newAttempt(),
    }),
  );

/** Takes a merge back, and says what stayed; answers whether it is done. */
export async function undoMerge(queries: QueryClient, otherId: number): Promise<boolean> {
  try {
    const { other, stays } = await answer(
      api.DELETE('/api/clients/{id}/merge', { params: { path: { id: otherId } }, headers: newAttempt() }),
    );
    forgetClients(queries);
    const t = i18next.getFixedT(null, 'clients');
    tellOutcome({
      title: t('base.merge.staysTitle', { name: other.name }),
      why: t('base.merge.staysWhy'),
      lines: stays.map(({ what, label }) => ({
        key: `${what} ${label}`,
        what: t(`base.merge.stays.${what}`, { label }),
      })),
    });
    tell(t('base.merge.undone'));
    return true;
  } catch (cause) {
    tellProblem(cause);
    return false;
  }
}

/** Everything that hung on either may hang elsewhere now. */
export function forgetClients(queries: QueryClient): void {
  for (const key of ['clients', 'contracts', 'orders', 'calls', 'segments'])
    void queries.invalidateQueries({ queryKey: [key] });
}
