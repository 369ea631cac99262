import { useEffect, useRef } from 'react';
import { isBareKey, singleKeysOn } from '#web/ui/keys.ts';

/** E, in any layout. */
export function useEditKey(enabled: boolean, onEdit: () => void): void {
  const latest = useRef(onEdit);
  latest.current = onEdit;
  useEffect(() => {
    if (!enabled) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.code !== 'KeyE' || event.shiftKey || !isBareKey(event) || !singleKeysOn()) return;
      event.preventDefault();
      latest.current();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
}
