import { type RefObject, useRef, useState } from 'react';
import type { Missing } from '#web/http/errors.ts';
import type { Begin } from '../card/ResolutionBox.tsx';

/** What the panel opens with: an act to begin, or what a gate has just named. */
export interface PeekStart {
  begin?: Begin;
  refused?: Missing[];
}

export interface Peek {
  /** Around the list and its panel. */
  frame: RefObject<HTMLDivElement | null>;
  shown: { id: number; start: PeekStart; turn: number } | null;
  /** Where the shown order stands in the list; -1 when it is no longer there. */
  at: number;
  total: number;
  before: number | undefined;
  after: number | undefined;
  open: (id: number, start?: PeekStart) => void;
  /** Opens, or closes when it is this order that stands open. */
  toggle: (id: number) => void;
  /** Goes on to another order and puts the focus on its row. */
  go: (id: number | undefined) => void;
  close: () => void;
  /** The shown order needs nothing more of the reader: the next one, or the list when there is none. */
  passed: () => void;
}

/** Looking at the orders of a list one after another without leaving it. `ids` are the list's, in the order seen. */
export function usePeek(ids: readonly number[]): Peek {
  const frame = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Peek['shown']>(null);
  const turns = useRef(0);
  const place = useRef(0);
  const at = shown ? ids.indexOf(shown.id) : -1;
  if (at >= 0) place.current = at;
  // What has left the list left its place to the next one.
  const after = at >= 0 ? ids[at + 1] : ids[place.current];
  const before = ids[(at >= 0 ? at : place.current) - 1];

  const open = (id: number, start: PeekStart = {}) => {
    turns.current += 1;
    setShown({ id, start, turn: turns.current });
  };
  const go = (id: number | undefined) => {
    if (id === undefined) return;
    open(id);
    focusRecord(frame.current, id);
  };
  const close = () => {
    const back = at >= 0 ? shown?.id : (after ?? before);
    setShown(null);
    if (back !== undefined) focusRecord(frame.current, back);
  };
  return {
    frame,
    shown,
    at,
    total: ids.length,
    before,
    after,
    open,
    toggle: (id) => (shown?.id === id ? close() : open(id)),
    go,
    close,
    passed: () => {
      const next = after ?? before;
      if (next === undefined) close();
      else go(next);
    },
  };
}

export function focusRecord(frame: HTMLElement | null, id: number): void {
  const record = frame?.querySelector<HTMLElement>(`[data-record="${id}"]`);
  record?.focus({ preventScroll: true });
  record?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The order whose row has the focus, if one has. */
export function focusedRecord(frame: HTMLElement | null): number | null {
  const record = document.activeElement?.closest<HTMLElement>('[data-record]');
  return record && frame?.contains(record) ? Number(record.dataset.record) : null;
}
