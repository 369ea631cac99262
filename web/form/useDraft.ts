import { useCallback, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 300;

export interface Kept<T> {
  at: string;
  values: T;
}

/** Any text is in localStorage 300 ms after the last key: it survives reload, crash and sign-out. */
export function useDraft<T>(key: string | undefined) {
  const [restored, setRestored] = useState<Kept<T> | null>(() => (key ? read<T>(key) : null));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  const keep = useCallback(
    (values: T) => {
      if (!key) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => write(key, { at: new Date().toISOString(), values }), PAUSE_MS);
    },
    [key],
  );

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    if (key) remove(key);
    setRestored(null);
  }, [key]);

  return { restored, keep, forget };
}

const nameOf = (key: string) => `vizir.draft.${key}`;

function read<T>(key: string): Kept<T> | null {
  try {
    const text = localStorage.getItem(nameOf(key));
    return text ? (JSON.parse(text) as Kept<T>) : null;
  } catch {
    return null;
  }
}

function write<T>(key: string, kept: Kept<T>): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(kept));
  } catch {
    // A full or closed storage must not stop anyone from typing.
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was kept then.
  }
}
