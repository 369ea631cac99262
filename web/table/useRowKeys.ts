import { type RefObject, useEffect, useRef, useState } from 'react';
import { isBareKey, singleKeysOn } from '#web/ui/keys.ts';

interface RowKeys {
  /** Keys of the rows, in their order. A row that leaves the list does not move the cursor of the others. */
  rows: string[];
  /** Where to start: the visited row. */
  start?: string | null;
  /** A panel stands open beside the list: whatever row one comes to is looked at. */
  following?: boolean;
  onOpen?: (index: number) => void;
  onPeek?: (index: number) => void;
  onSelect?: (index: number) => void;
}

/** J/K from anywhere on the page; arrows, Enter, Space and X once a row has focus. Physical keys: any layout. */
export function useRowKeys(table: RefObject<HTMLElement | null>, keys: RowKeys) {
  const [at, setAt] = useState<string | null>(keys.start ?? null);
  const last = useRef(-1);
  const found = at === null ? -1 : keys.rows.indexOf(at);
  if (found >= 0) last.current = found;
  // The row under the cursor has gone: what stood after it has come to its place.
  const gone = at !== null && found < 0;
  const cursor = gone ? Math.min(last.current, keys.rows.length - 1) : found;
  const latest = useRef({ ...keys, cursor, gone });
  latest.current = { ...keys, cursor, gone };

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!isBareKey(event) || !table.current) return;
      const { rows, cursor, gone, following, onOpen, onPeek, onSelect } = latest.current;
      const onRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
      const act = (does?: (index: number) => void) => {
        if (!does || cursor < 0) return;
        event.preventDefault();
        does(cursor);
      };
      const move = (by: number) => {
        event.preventDefault();
        const from = gone && by > 0 ? cursor - 1 : cursor;
        const next = Math.min(Math.max(from + by, 0), rows.length - 1);
        const key = rows[next];
        if (key === undefined) return;
        setAt(key);
        table.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus();
        // At the end of the list the same row is not looked at anew.
        if (following && next !== cursor) onPeek?.(next);
      };
      if (event.code === 'KeyJ' && singleKeysOn()) move(1);
      if (event.code === 'KeyK' && singleKeysOn()) move(-1);
      if (!onRow) return;
      if (event.code === 'ArrowDown') move(1);
      if (event.code === 'ArrowUp') move(-1);
      if (event.code === 'Enter' || event.code === 'NumpadEnter') act(onOpen);
      if (event.code === 'Space') act(onPeek);
      if (event.code === 'KeyX' && singleKeysOn()) act(onSelect);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [table]);

  return { cursor, setCursor: setAt };
}
