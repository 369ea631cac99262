import { type ReactNode, useEffect, useRef } from 'react';

interface Place {
  left: number;
  top: number;
}

/** Coming back to the board finds it scrolled as it was left. */
export function BoardPlace({ name, children }: { name: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const board = () => box.current?.querySelector<HTMLElement>(':scope > section[tabindex]') ?? null;
    const wanted = recall(name);
    const restore = () => {
      const found = board();
      if (!found || !wanted) return false;
      found.scrollTo({ left: wanted.left, top: wanted.top });
      return true;
    };
    // the columns come when they are read
    const watch = new MutationObserver(() => restore() && watch.disconnect());
    if (wanted && !restore() && box.current) watch.observe(box.current, { childList: true });
    const keepPlace = () => {
      const found = board();
      if (found) keep(name, { left: found.scrollLeft, top: found.scrollTop });
    };
    const shown = box.current;
    // before the click leads away
    shown?.addEventListener('click', keepPlace, true);
    return () => {
      watch.disconnect();
      shown?.removeEventListener('click', keepPlace, true);
    };
  }, [name]);

  return (
    <div ref={box} style={{ display: 'contents' }}>
      {children}
    </div>
  );
}

const keyOf = (name: string) => `vizir.board.${name}`;

function recall(name: string): Place | null {
  try {
    const text = sessionStorage.getItem(keyOf(name));
    return text ? (JSON.parse(text) as Place) : null;
  } catch {
    return null;
  }
}

function keep(name: string, place: Place): void {
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(place));
  } catch {
    // Without storage the board simply opens at its beginning.
  }
}
