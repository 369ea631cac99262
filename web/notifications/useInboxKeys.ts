import { type RefObject, useEffect, useRef } from 'react';
import { useRowKeys } from '#web/table/useRowKeys.ts';
import { isBareKey, singleKeysOn } from '#web/ui/keys.ts';

interface InboxKeys {
  rows: string[];
  onOpen: (index: number) => void;
  onRead: (index: number) => void;
  onPostpone: (index: number) => void;
}

/** J/K and Enter as in every list; E reads the row under the cursor, H puts it off. Physical keys: any layout. */
export function useInboxKeys(list: RefObject<HTMLElement | null>, keys: InboxKeys) {
  const rows = useRowKeys(list, { rows: keys.rows, onOpen: keys.onOpen });
  const latest = useRef({ ...keys, cursor: rows.cursor });
  latest.current = { ...keys, cursor: rows.cursor };

  useEffect(() => {
    const acts: Record<string, 'onRead' | 'onPostpone'> = { KeyE: 'onRead', KeyH: 'onPostpone' };
    function onKeyDown(event: KeyboardEvent) {
      const act = acts[event.code];
      const { cursor } = latest.current;
      if (!act || event.shiftKey || cursor < 0 || !isBareKey(event) || !singleKeysOn()) return;
      event.preventDefault();
      latest.current[act](cursor);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  // Whoever comes to a row by Tab or by a press stands on it.
  const { setCursor } = rows;
  useEffect(() => {
    function onFocus({ target }: FocusEvent) {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
      const key =
        row && list.current?.contains(row) ? latest.current.rows[Number(row.dataset.row)] : undefined;
      if (key !== undefined) setCursor(key);
    }
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [list, setCursor]);

  return rows;
}
