import { type RefObject, useEffect, useState } from 'react';

/** The number of the page in sight: the last one that begins above the middle. */
export function useShownPage(stage: RefObject<HTMLElement | null>, total: number, isReady: boolean): number {
  const [at, setAt] = useState(1);
  useEffect(() => {
    const box = stage.current;
    if (!box || !isReady) return;
    const look = () => {
      const middle = box.getBoundingClientRect().top + box.clientHeight / 2;
      const pages = [...box.querySelectorAll<HTMLElement>('[data-page]')];
      const above = pages.filter((page) => page.getBoundingClientRect().top <= middle);
      setAt(Math.max(1, above.length));
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [stage, isReady]);
  return Math.min(at, Math.max(1, total));
}
