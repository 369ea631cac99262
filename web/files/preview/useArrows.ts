import { type RefObject, useEffect, useRef } from 'react';

/** ← and → wherever the focus is: a tool that went with its document may have taken it along. */
export function useArrows(stage: RefObject<HTMLElement | null>, step: (by: 1 | -1) => void): void {
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const box = stage.current;
      // what is wider than the window is moved by the same keys
      if (!box || box.scrollWidth > box.clientWidth + 1) return;
      event.preventDefault();
      latest.current(event.key === 'ArrowRight' ? 1 : -1);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [stage]);
}
