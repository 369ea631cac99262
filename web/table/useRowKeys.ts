import { type RefObject, useEffect, useRef, useState } from 'react';
import { isBareKey, singleKeysOn } from '#web/ui/keys.ts';

interface RowKeys {
  count: number;
  /** Where to start: the visited row. */
  start?: number;
  onOpen?: (index: number) => void;
  onPeek?: (index: number) => void;
  onSelect?: (index: number) => void;
}

/** J/K from anywhere on the page; arrows, Enter, Space and X once a row has focus. Physical keys: any layout. */
export function useRowKeys(table: RefObject<HTMLElement | null>, keys: RowKeys) {
  const [cursor, setCursor] = useState(keys.start ?? -1);
  const latest = useRef({ ...keys, cursor });
  latest.current = { ...keys, cursor };

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!isBareKey(event) || !table.current) return;
      const { count, cursor, onOpen, onPeek, onSelect } = latest.current;
      const onRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
      const act = (does?: (index: number) => void) => {
        if (!does || cursor < 0) return;
        event.preventDefault();
        does(cursor);
      };
      const move = (by: number) => {
        event.preventDefault();
        const next = Math.min(Math.max(cursor + by, 0), count - 1);
        if (next < 0) return;
        setCursor(next);
        table.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus();
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

  return { cursor, setCursor };
}
