import { useEffect, useRef } from 'react';
import { isBareKey, singleKeysOn } from '#web/ui/keys.ts';
import { useBareKey } from '../card/useBareKey.ts';
import { focusedRecord, focusRecord, type Peek } from './usePeek.ts';

export const PEEK_HEADING = 'peek-heading';

/** R on a row, Esc, and Tab from the row into the panel and back: the panel is not a dialog and takes no focus itself. */
export function usePeekKeys(peek: Peek): void {
  const latest = useRef(peek);
  latest.current = peek;
  // While the panel is open its own buttons answer to R.
  useBareKey('KeyR', peek.shown === null && (() => signFocused(latest.current)));

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { shown, frame, close } = latest.current;
      if (!shown || !isBareKey(event) || isDialogOpen()) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      const heading = document.getElementById(PEEK_HEADING);
      if (event.code === 'Escape') {
        event.preventDefault();
        close();
      }
      if (event.code !== 'Tab' || !heading) return;
      if (!event.shiftKey && focusedRecord(frame.current) !== null) {
        event.preventDefault();
        heading.focus();
      }
      if (event.shiftKey && target === heading) {
        event.preventDefault();
        focusRecord(frame.current, shown.id);
      }
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function signFocused(peek: Peek): void {
  const id = focusedRecord(peek.frame.current);
  if (id !== null) peek.open(id, { begin: { sign: true } });
}

const isDialogOpen = () => document.querySelector('[role=dialog][aria-modal=true]') !== null;

/**
 * Records that are not rows of a table, a board's cards or links of a block: J/K and Space, and the arrows between
 * columns. `columns` are the ids as they stand beside one another.
 */
export function useRecordKeys(peek: Peek, columns: readonly (readonly number[])[]): void {
  const latest = useRef({ peek, columns });
  latest.current = { peek, columns };
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!isBareKey(event) || event.shiftKey) return;
      const { peek, columns } = latest.current;
      const focused = focusedRecord(peek.frame.current);
      const to = (id: number | undefined) => {
        if (id === undefined) return;
        event.preventDefault();
        if (peek.shown) peek.go(id);
        else focusRecord(peek.frame.current, id);
      };
      const here = focused ?? peek.shown?.id ?? null;
      if (singleKeysOn() && event.code === 'KeyJ') return to(walk(columns.flat(), here, 1));
      if (singleKeysOn() && event.code === 'KeyK') return to(walk(columns.flat(), here, -1));
      if (focused === null) return;
      if (event.code === 'Space' && !onButton(event)) {
        event.preventDefault();
        peek.toggle(focused);
      }
      const beside = besides[event.code]?.(columns, focused);
      if (beside !== undefined) to(beside);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

const onButton = (event: KeyboardEvent) =>
  event.target instanceof HTMLElement && event.target.closest('button') !== null;

type Columns = readonly (readonly number[])[];

const besides: Record<string, (columns: Columns, id: number) => number | undefined> = {
  ArrowDown: (columns, id) => down(columns, id, 1),
  ArrowUp: (columns, id) => down(columns, id, -1),
  ArrowRight: (columns, id) => across(columns, id, 1),
  ArrowLeft: (columns, id) => across(columns, id, -1),
};

function walk(ids: readonly number[], from: number | null, by: number): number | undefined {
  const at = from === null ? -1 : ids.indexOf(from);
  return at < 0 ? ids[0] : ids[at + by];
}

const down = (columns: Columns, id: number, by: number) =>
  walk(columns.find((column) => column.includes(id)) ?? [], id, by);

/** The card at the same height of the nearest column that has any. */
function across(columns: Columns, id: number, by: number): number | undefined {
  const from = columns.findIndex((column) => column.includes(id));
  const row = columns[from]?.indexOf(id) ?? 0;
  for (let at = from + by; at >= 0 && at < columns.length; at += by) {
    const column = columns[at] ?? [];
    if (column.length > 0) return column[Math.min(row, column.length - 1)];
  }
  return undefined;
}
