import { type KeyboardEvent, useState } from 'react';
import { addDays, type PlainDate } from '#domain/values/dates.ts';
import type { View } from './calendarSearch.ts';
import { nudged } from './events.ts';
import type { Slot } from './useMoves.ts';

export const CURSOR = 'vz-cursor';
export type SlotCursor = {
  slot: Slot | null;
  onKeyDown: (event: KeyboardEvent) => void;
  onBlur: () => void;
};

interface CursorOptions {
  view: View;
  span: { from: PlainDate; to: PlainDate };
  today: PlainDate;
  /** Plans at the slot; null where the person plans nothing. */
  onEnter: ((slot: Slot) => void) | null;
}

/** A place on the grid for who has no mouse: arrows move it over days and half hours, Enter plans a call there. */
export function useSlotCursor({ view, span, today, onEnter }: CursorOptions): SlotCursor {
  const [slot, setSlot] = useState<Slot | null>(null);
  const begin = (): Slot => ({
    on: today >= span.from && today <= span.to ? today : span.from,
    at: view === 'month' ? null : '10:00',
  });
  const within = ({ on }: Slot) => on >= span.from && on <= span.to;

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || onEnter === null || view === 'list') return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') return setSlot(null);
    if (event.key === 'Enter' && slot) {
      event.preventDefault();
      return onEnter(slot);
    }
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    if (slot === null || !within(slot)) return setSlot(begin());
    const next = slot.at === null ? byWeek(slot, event.key) : nudged(slot, event.key);
    if (next && within(next)) setSlot(next);
  }

  return { slot: slot && within(slot) ? slot : null, onKeyDown, onBlur: () => setSlot(null) };
}

/** In a month up and down are weeks. */
function byWeek({ on, at }: Slot, key: string): Slot | null {
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
  return days === undefined ? null : { on: addDays(on, days), at };
}
