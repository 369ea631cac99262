import { useCallback, useEffect, useRef, useState } from 'react';
import type { SaveState } from '#web/ui/SaveStatus.tsx';
import { type Held, held } from './blocks.ts';
import { type Campaign, type Draft, letterChanged, type StepProps } from './letter.queries.ts';

const PAUSE_MS = 800;
export type Letter = Pick<Draft, 'subject' | 'preheader' | 'sender'> & { blocks: Held[] };

/** The letter as it is typed; kept a moment after the last key, one saving after another, and at once on leaving the step. */
export function useLetterDraft({ campaign, save }: StepProps) {
  const [letter, setLetter] = useState<Letter>(() => letterOf(campaign));
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const waiting = useRef<Letter | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const chain = useRef<Promise<void>>(Promise.resolve());
  const keep = useRef(save);
  keep.current = save;

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    chain.current = chain.current.then(async () => {
      const typed = waiting.current;
      if (!typed) return;
      waiting.current = null;
      setState({ kind: 'saving' });
      try {
        await keep.current({ ...typed, blocks: typed.blocks.map(({ block }) => block) });
        setState({ kind: 'saved', at: new Date().toISOString() });
        void letterChanged(campaign.id);
      } catch {
        // what was typed since is newer; else the same is tried again
        waiting.current ??= typed;
        setState({ kind: 'failed', onRetry: () => void flush() });
      }
    });
    return chain.current;
  }, [campaign.id]);

  useEffect(() => () => void flush(), [flush]);

  const change = useCallback(
    (part: Partial<Letter> | ((was: Letter) => Partial<Letter>)) => {
      setLetter((was) => {
        const next = { ...was, ...(typeof part === 'function' ? part(was) : part) };
        waiting.current = next;
        return next;
      });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );

  return { letter, change, state, flush };
}

const letterOf = ({ subject, preheader, sender, blocks }: Campaign): Letter => ({
  subject,
  preheader,
  sender,
  blocks: blocks.map(held),
});
