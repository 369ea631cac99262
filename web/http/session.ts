import { useSyncExternalStore } from 'react';

/**
 * Whether the server has stopped knowing us while a page was open. The page stays as it is, with everything
 * typed in it; the sign-in stands over it.
 */
let ended = false;
const listeners = new Set<() => void>();

export function sessionEnded(): void {
  set(true);
}

export function sessionRenewed(): void {
  set(false);
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended);
}

function set(value: boolean): void {
  if (ended === value) return;
  ended = value;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
