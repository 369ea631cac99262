import { useEffect, useRef } from 'react';
import { isBareKey, singleKeysOn } from '#web/ui/keys.ts';

/** A single letter by its place on the keyboard, outside of fields and dialogs. */
export function useBareKey(code: string, does: (() => unknown) | false | null): void {
  const latest = useRef(does);
  latest.current = does;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.code !== code || event.shiftKey || !isBareKey(event) || !singleKeysOn()) return;
      if (!latest.current) return;
      event.preventDefault();
      latest.current();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [code]);
}
