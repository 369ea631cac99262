import { addDays } from '#domain/values/dates.ts';
import type { Item } from './calendar.queries.ts';
import type { Slot } from './useMoves.ts';

/** Names the item among all, and finds its element. */
export const classOf = ({ kind, id }: Pick<Item, 'kind' | 'id'>): string => `vz-${kind}-${id}`;

const COLOURS: Record<Item['kind'] | 'overdue', string> = {
  calls: 'info',
  tasks: 'info',
  deadlines: 'warn',
  terms: 'returned',
  absences: 'neutral',
  events: 'ok',
  overdue: 'danger',
};

/** An item as FullCalendar takes it: wall clock without a zone, the end of days exclusive. */
export function eventOf(item: Item) {
  const tone = COLOURS[item.overdue ? 'overdue' : item.kind];
  const timed = item.at !== null;
  return {
    id: classOf(item),
    title: item.title,
    start: timed ? `${item.on}T${item.at}` : item.on,
    end: timed ? endOf(item) : addDays(item.lastOn, 1),
    allDay: !timed,
    editable: item.kind === 'calls' && item.abilities.move.allowed,
    className: classOf(item),
    color: `var(--vz-${tone}-bg)`,
    contrastColor: `var(--vz-${tone})`,
  };
}

function endOf({ on, lastOn, at, minutes }: Item): string {
  if (lastOn > on) return addDays(lastOn, 1);
  const end = toMinutes(at ?? '00:00') + (minutes ?? 60);
  return end >= DAY ? addDays(on, 1) : `${on}T${toTime(end)}`;
}

/** Hours shown: the working day, and further where something stands. */
export function hoursOf(items: readonly Item[], slot: Slot | null): { from: string; to: string } {
  const starts = [...items, ...(slot ? [slot] : [])].flatMap(({ at }) => (at ? [toMinutes(at)] : []));
  const ends = items.flatMap(({ at, minutes }) => (at ? [toMinutes(at) + (minutes ?? 60)] : []));
  const first = Math.min(8 * 60, ...starts);
  const last = Math.max(20 * 60, ...ends, ...starts.map((start) => start + 30));
  return { from: hour(Math.floor(first / 60)), to: hour(Math.min(24, Math.ceil(last / 60))) };
}

const DAY = 24 * 60;
const hour = (n: number): string => `${String(n).padStart(2, '0')}:00:00`;
export const toMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
export const toTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A day earlier or later, half an hour up or down within the day; null where there is no way. */
export function nudged({ on, at }: Slot, key: string): Slot | null {
  if (key === 'ArrowLeft') return { on: addDays(on, -1), at };
  if (key === 'ArrowRight') return { on: addDays(on, 1), at };
  if (at === null || (key !== 'ArrowUp' && key !== 'ArrowDown')) return null;
  const minutes = toMinutes(at) + (key === 'ArrowUp' ? -30 : 30);
  return minutes < 0 || minutes >= DAY ? null : { on, at: toTime(minutes) };
}
