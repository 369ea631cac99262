import { useCallback, useEffect, useRef, useState } from 'react';
import type { Body } from '#domain/news/body.ts';
import { useDraft } from '#web/form/useDraft.ts';
import { isProblem } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { type Changes, type News, newsActs } from './news.queries.ts';

export type Values = {
  title: string;
  body: Body;
  departmentIds: number[];
  important: boolean;
  pinnedUntil: string | null;
  commentsClosed: boolean;
};

const PAUSE_MS = 2500;

const valuesOf = (news: News): Values => ({
  title: news.title,
  body: news.body as Body,
  departmentIds: news.departments.map(({ id }) => id),
  important: news.important,
  pinnedUntil: news.pinnedUntil,
  commentsClosed: news.commentsClosed,
});

/** What is not out is kept as it is written; what is out waits for «Сохранить», with the text safe meanwhile. */
export function useNewsForm(news: News) {
  const draft = useDraft<Values>(`news.${news.id}`);
  const [values, setValues] = useState<Values>(() => ({ ...valuesOf(news), ...draft.restored?.values }));
  const [state, setState] = useState<'saved' | 'dirty' | 'saving'>(draft.restored ? 'dirty' : 'saved');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [conflict, setConflict] = useState(false);
  const latest = useRef(values);
  const version = useRef(news.version);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isOut = news.state === 'published';
  useEffect(() => () => clearTimeout(timer.current), []);

  /** false: not kept, and said why. What was changed while it was on its way goes after it. */
  const save = useCallback(
    async (over?: number): Promise<boolean> => {
      clearTimeout(timer.current);
      if (running.current) await running.current;
      const sent = latest.current;
      setState('saving');
      const act = (async () => {
        try {
          const body = { ...sent, version: over ?? version.current } as Changes;
          const kept = await newsActs.save(news.id, body);
          version.current = kept.version;
          setConflict(false);
          setSavedAt(kept.updatedAt);
          if (latest.current === sent) {
            draft.forget();
            setState('saved');
          } else setState('dirty');
          return true;
        } catch (cause) {
          setState('dirty');
          if (isProblem(cause, 'version_conflict')) setConflict(true);
          else tellProblem(cause);
          return false;
        }
      })();
      running.current = act;
      const kept = await act;
      running.current = null;
      return kept;
    },
    [news.id, draft.forget],
  );

  const set = useCallback(
    (part: Partial<Values>) => {
      const next = { ...latest.current, ...part };
      latest.current = next;
      setValues(next);
      setState('dirty');
      draft.keep(next);
      clearTimeout(timer.current);
      if (!isOut) timer.current = setTimeout(() => void save(), PAUSE_MS);
    },
    [draft.keep, isOut, save],
  );

  return {
    values,
    set,
    save,
    state,
    savedAt,
    conflict,
    isOut,
    version: () => version.current,
    restoredAt: draft.restored?.at ?? null,
    forget: draft.forget,
  };
}
export type NewsForm = ReturnType<typeof useNewsForm>;
