import { type RefObject, useEffect, useState } from 'react';

interface Memory {
  scroll: number;
  /** A board scrolls sideways too. */
  left?: number;
  visited: string | null;
}

/** Coming back to a list puts the eye where it was: the scroll, and the row that had been opened. */
export function useListMemory(
  name: string | undefined,
  scroller: RefObject<HTMLElement | null>,
  ready: boolean,
) {
  const [memory] = useState(() => (name ? recall(name) : null));

  useEffect(() => {
    if (!ready || !memory || !scroller.current) return;
    scroller.current.scrollTop = memory.scroll;
    scroller.current.scrollLeft = memory.left ?? 0;
  }, [ready, memory, scroller]);

  function remember(visited: string) {
    const at = scroller.current;
    if (name) keep(name, { scroll: at?.scrollTop ?? 0, left: at?.scrollLeft ?? 0, visited });
  }

  return { visited: memory?.visited ?? null, remember };
}

const keyOf = (name: string) => `vizir.list.${name}`;

function recall(name: string): Memory | null {
  try {
    const text = sessionStorage.getItem(keyOf(name));
    return text ? (JSON.parse(text) as Memory) : null;
  } catch {
    return null;
  }
}

function keep(name: string, memory: Memory): void {
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(memory));
  } catch {
    // Without storage the list simply opens at its top.
  }
}
