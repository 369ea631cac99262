import { type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

const LONG_MS = 500;
/** A finger that moves further is scrolling. */
const STILL_PX = 10;

interface Selecting {
  selected?: ReadonlySet<string>;
  onSelect?: (selected: Set<string>) => void;
}

/**
 * Choosing among cards by finger: begun with the button above the list or by a long press on a card; from then on a tap chooses
 * instead of opening. Over with the button, and when nothing is chosen any more.
 */
export function useCardSelection({ selected, onSelect }: Selecting) {
  const [begun, setBegun] = useState(false);
  const count = selected?.size ?? 0;
  const before = useRef(count);
  useEffect(() => {
    if (before.current > 0 && count === 0) setBegun(false);
    before.current = count;
  }, [count]);
  const press = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> } | null>(null);
  const byTouch = useRef(false);
  const release = () => {
    clearTimeout(press.current?.timer);
    press.current = null;
  };
  useEffect(() => release, []);

  function toggle(key: string) {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect?.(next);
  }

  const choosing = onSelect !== undefined && (begun || count > 0);
  return {
    choosing,
    toggle,
    begin: () => setBegun(true),
    end: () => {
      setBegun(false);
      onSelect?.(new Set());
    },
    /** For the card: only a finger presses long, a mouse has the button. */
    longPress: (key: string) =>
      onSelect === undefined || choosing
        ? {}
        : {
            onPointerDown: (event: PointerEvent) => {
              byTouch.current = event.pointerType === 'touch';
              if (!byTouch.current) return;
              release();
              const timer = setTimeout(() => {
                release();
                toggle(key);
              }, LONG_MS);
              press.current = { x: event.clientX, y: event.clientY, timer };
            },
            onPointerMove: ({ clientX, clientY }: PointerEvent) => {
              const from = press.current;
              if (from && Math.hypot(clientX - from.x, clientY - from.y) > STILL_PX) release();
            },
            onPointerUp: release,
            onPointerCancel: release,
            // the menu of the link under the finger
            onContextMenu: (event: MouseEvent) => {
              if (byTouch.current) event.preventDefault();
            },
          },
  };
}
