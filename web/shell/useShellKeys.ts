import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { isBareKey, singleKeysOn } from '#web/ui/keys.ts';
import { useUndoKey } from '#web/ui/undo.tsx';
import { openPalette } from './palette.store.ts';

const CHORD_MS = 1200;

/** G, then the letter. */
const PLACES: Record<string, string> = {
  KeyH: '/',
  KeyK: '/calendar',
  KeyO: '/orders',
  KeyL: '/clients',
  KeyP: '/people',
};

interface ShellKeys {
  go: (href: string) => void;
  openCreate: () => void;
  openHelp: () => void;
}

/** Physical keys only: with the Russian layout on, «С» and «л» are C and K. */
export function useShellKeys(keys: ShellKeys): void {
  const latest = useRef(keys);
  latest.current = keys;

  // The empty list of ignored tags: Ctrl+K must work from inside any field.
  useHotkeys([['mod+K', openPalette, { usePhysicalKeys: true }]], []);
  useUndoKey();

  useEffect(() => {
    // never, and not «when the page was opened»: soon after that a key alone would lead away
    let chordAt = Number.NEGATIVE_INFINITY;
    function onKeyDown(event: KeyboardEvent) {
      if (!isBareKey(event) || !singleKeysOn()) return;
      const { go, openCreate, openHelp } = latest.current;
      const place = PLACES[event.code];
      if (place && event.timeStamp - chordAt < CHORD_MS) {
        chordAt = Number.NEGATIVE_INFINITY;
        // Stop the same K or L from also moving through the list under it.
        event.preventDefault();
        event.stopImmediatePropagation();
        return go(place);
      }
      chordAt = event.code === 'KeyG' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (event.code === 'KeyC' && !event.shiftKey) act(event, openCreate);
      // «?» is Shift+Slash by place; in the Russian layout it is Shift+7, so the sign counts as well.
      if (event.key === '?' || (event.code === 'Slash' && event.shiftKey)) act(event, openHelp);
    }
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

function act(event: KeyboardEvent, does: () => void): void {
  event.preventDefault();
  does();
}
