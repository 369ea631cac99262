import { useEffect, useRef } from 'react';

/**
 * A dialog that is mounted open and unmounted at its end gives the focus back to where it came from: the library does
 * so only for one that stays mounted. Whoever has moved the focus elsewhere meanwhile is not overruled.
 */
export function useFocusBack(opened: boolean): void {
  const mountedOpen = useRef(opened);
  useEffect(() => {
    if (!mountedOpen.current) return;
    const before = document.activeElement;
    return () => {
      queueMicrotask(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && before instanceof HTMLElement && before.isConnected)
          before.focus({ preventScroll: true });
      });
    };
  }, []);
}
