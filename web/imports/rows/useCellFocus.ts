import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

export interface Place {
  n: number;
  /** Place of the column among those shown; after the last stands the button of the row. */
  column: number;
}

/** One stop for Tab, arrows inside: the rows are a grid. Also puts the focus where the work goes on after a row has left. */
export function useCellFocus(rows: readonly { n: number }[], width: number) {
  const region = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState<Place | null>(null);
  const [wanted, setWanted] = useState<Place | 'region' | null>(null);

  useEffect(() => {
    if (wanted === null) return;
    setWanted(null);
    if (wanted === 'region') return region.current?.focus();
    region.current?.querySelector<HTMLElement>(`[data-place="${wanted.n}:${wanted.column}"]`)?.focus();
  }, [wanted]);

  const isCurrent = (n: number, column: number): boolean => {
    const known = current !== null && rows.some((row) => row.n === current.n);
    return known ? current.n === n && current.column === column : rows[0]?.n === n && column === 0;
  };

  function onKeyDown(event: KeyboardEvent) {
    const place = placeOf(event.target);
    if (!place || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = stepped(place, event.key);
    if (!next) return;
    event.preventDefault();
    setWanted(next);
  }

  function stepped({ n, column }: Place, key: string): Place | null {
    const at = rows.findIndex((row) => row.n === n);
    const inRow = (to: number) => ({ n, column: Math.min(width, Math.max(0, to)) });
    const inColumn = (to: number) => {
      const row = rows[Math.min(rows.length - 1, Math.max(0, to))];
      return row ? { n: row.n, column } : null;
    };
    if (key === 'ArrowRight') return inRow(column + 1);
    if (key === 'ArrowLeft') return inRow(column - 1);
    if (key === 'Home') return inRow(0);
    if (key === 'End') return inRow(width);
    if (key === 'ArrowDown') return inColumn(at + 1);
    return key === 'ArrowUp' ? inColumn(at - 1) : null;
  }

  return { region, isCurrent, setCurrent, focusOn: setWanted, onKeyDown };
}

function placeOf(target: EventTarget): Place | null {
  const name = target instanceof HTMLElement ? target.dataset.place : undefined;
  const [n, column] = (name ?? '').split(':').map(Number);
  return n === undefined || column === undefined || name === undefined ? null : { n, column };
}
