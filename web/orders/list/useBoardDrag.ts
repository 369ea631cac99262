import { type DragEvent, useRef, useState } from 'react';

interface Held {
  id: number;
  /** How far from its place it was put down, px. */
  x: number;
  y: number;
}

/**
 * A card is taken by the mouse and put into another column. It stays where it was put while the server is asked, then
 * goes back to its place: a card changes its column only when the order has changed its step.
 */
export function useBoardDrag(drop: (id: number, column: string) => Promise<void>) {
  const [over, setOver] = useState<string | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const taken = useRef<{ id: number; from: string; x: number; y: number } | null>(null);

  return {
    over,
    held,
    card: (id: number, column: string) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        taken.current = { id, from: column, x: event.clientX, y: event.clientY };
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', String(id));
      },
      onDragEnd: () => {
        taken.current = null;
        setOver(null);
      },
    }),
    column: (key: string) => ({
      onDragOver: (event: DragEvent) => {
        if (!taken.current) return;
        // Also over a column it cannot go to: being put there is how one learns why.
        event.preventDefault();
        setOver(taken.current.from === key ? null : key);
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        const inside =
          event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!inside) setOver(null);
      },
      onDrop: (event: DragEvent) => {
        const card = taken.current;
        setOver(null);
        if (!card) return;
        event.preventDefault();
        taken.current = null;
        if (card.from === key) return;
        setHeld({ id: card.id, x: event.clientX - card.x, y: event.clientY - card.y });
        void drop(card.id, key).finally(() => setHeld((now) => (now?.id === card.id ? null : now)));
      },
    }),
  };
}

export type BoardDrag = ReturnType<typeof useBoardDrag>;
