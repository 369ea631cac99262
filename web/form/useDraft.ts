import { useCallback, useEffect, useRef, useState } from 'react';
import { forgetDraft, type Kept, keepHere, keepThere, readDraft } from './draftStore.ts';

const PAUSE_MS = 300;

/**
 * Any text is in the browser 300 ms after the last key and at the server three seconds after it: it survives reload, crash,
 * sign-out, and comes back on another machine.
 */
export function useDraft<T>(key: string | undefined) {
  const [restored, setRestored] = useState<Kept<T> | null>(() => (key ? readDraft<T>(key) : null));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  const keep = useCallback(
    (values: T) => {
      if (!key) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => keepHere(key, values), PAUSE_MS);
      keepThere(key, values);
    },
    [key],
  );

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    if (key) forgetDraft(key);
    setRestored(null);
  }, [key]);

  return { restored, keep, forget };
}
