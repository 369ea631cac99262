import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { tell } from '#web/ui/undo.tsx';
import type { Client } from '../clients.queries.ts';

/** Takes the mark off an address of the client or a contact. */
export function useAddressChecked({ id }: Client): (email: string) => Promise<void> {
  const { t } = useTranslation('common');
  const queries = useQueryClient();
  return async (email) => {
    try {
      await answer(
        api.POST('/api/clients/{id}/checked-addresses', {
          params: { path: { id } },
          body: { email },
          headers: newAttempt(),
        }),
      );
      tell(t('addressTrouble.told', { email }));
    } catch (cause) {
      tellProblem(cause);
    }
    await queries.invalidateQueries({ queryKey: ['clients', id] });
  };
}
