import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { tell } from '#web/ui/undo.tsx';
import { campaignActs } from './campaigns.queries.ts';

/** Answers whether it is gone. */
export function useDropDraft(): (id: number) => Promise<boolean> {
  const { t } = useTranslation('campaigns');
  const queries = useQueryClient();
  return async (id) => {
    try {
      await campaignActs.drop(id);
      tell(t('list.dropped'));
      return true;
    } catch (cause) {
      tellProblem(cause);
      return false;
    } finally {
      void queries.invalidateQueries({ queryKey: ['campaigns', 'list'] });
    }
  };
}
