import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { isProblem } from '#web/http/errors.ts';
import type { SaveState } from '#web/ui/SaveStatus.tsx';
import {
  type Campaign,
  campaignActs,
  campaignQuery,
  type Draft,
  draftOf,
  keepCampaign,
} from './campaigns.queries.ts';

/**
 * Saves parts of the draft one after the other, each over the version that came of the one before. What could not be saved waits,
 * and goes with the next try: nothing typed is lost while the page is open.
 */
export function useSaving(campaign: Campaign) {
  const queries = useQueryClient();
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const [stale, setStale] = useState(false);
  const waiting = useRef<Partial<Draft>>({});
  const line = useRef<Promise<void>>(Promise.resolve());
  const { id } = campaign;

  const flush = useCallback(async () => {
    const part = waiting.current;
    if (Object.keys(part).length === 0) return;
    waiting.current = {};
    setState({ kind: 'saving' });
    const now = queries.getQueryData(campaignQuery(id).queryKey) ?? campaign;
    try {
      const saved = await campaignActs.save(id, { ...draftOf(now), ...part, version: now.version });
      keepCampaign(queries, saved);
      setStale(false);
      setState({ kind: 'saved', at: new Date().toISOString() });
    } catch (cause) {
      waiting.current = { ...part, ...waiting.current };
      setStale(isProblem(cause, 'version_conflict'));
      setState(isProblem(cause, 'offline') ? { kind: 'offline' } : { kind: 'failed' });
      throw cause;
    }
  }, [queries, campaign, id]);

  const save = useCallback(
    (part: Partial<Draft>): Promise<void> => {
      waiting.current = { ...waiting.current, ...part };
      const turn = line.current.then(flush);
      line.current = turn.catch(() => {});
      return turn;
    },
    [flush],
  );

  /** Over what somebody else saved meanwhile: theirs stays where one typed nothing. */
  const again = useCallback(async () => {
    setStale(false);
    await queries.fetchQuery({ ...campaignQuery(id), staleTime: 0 });
    await save({});
  }, [queries, id, save]);

  return { save, again, stale, state };
}
