import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callActs, useWhen } from '#web/calls/public.ts';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { offerUndo, tell } from '#web/ui/undo.tsx';
import type { Item } from './calendar.queries.ts';

export type Slot = { on: string; at: string | null };
/** Where a call stands until the server's answer shows it there: from this version on it does. */
type Moved = Slot & { from: number };

/**
 * Moves of calls, shown at once: each laid over what the server last said, one after the other for each call, taken back with
 * the reason where the server refuses, and offered to be undone.
 */
export function useMoves() {
  const { t } = useTranslation('calendar');
  const { when } = useWhen();
  const today = useFormat().today();
  const [moved, setMoved] = useState<ReadonlyMap<number, Moved>>(new Map());
  const queues = useRef(new Map<number, { version: number; last: Promise<unknown>; waiting: number }>());

  const place = (id: number, where: Moved | null) =>
    setMoved((was) => {
      const next = new Map(was);
      if (where) next.set(id, where);
      else next.delete(id);
      return next;
    });

  function move(item: Item, to: Slot) {
    const { plan, id } = item;
    if (!plan) return;
    const { allowed, reason } = item.abilities.move;
    if (!allowed) return tell(reason ?? '', 'danger');
    const before = { on: item.on, at: item.at };
    if (to.on === before.on && to.at === before.at) return;
    if (to.on < today) return tell(t('pastSlot'), 'danger');
    const queue = queues.current.get(id) ?? { version: 0, last: Promise.resolve(), waiting: 0 };
    queues.current.set(id, queue);
    queue.waiting += 1;
    place(id, { ...to, from: Number.POSITIVE_INFINITY });
    queue.last = queue.last.then(() => send(item, to, before, queue));
  }

  async function send(item: Item, to: Slot, before: Slot, queue: { version: number; waiting: number }) {
    const { plan, id } = item;
    if (!plan) return;
    const { version, ...same } = plan;
    try {
      const done = await callActs.edit(id, { ...same, ...to, version: Math.max(version, queue.version) });
      queue.version = done.version;
      queue.waiting -= 1;
      if (queue.waiting === 0) place(id, { ...to, from: done.version });
      const said = t('move.done', { when: when(to) });
      if (before.on < today) return tell(said);
      offerUndo(said, () => back(id, { ...same, ...before, version: done.version }));
    } catch (cause) {
      queue.waiting -= 1;
      if (queue.waiting === 0) place(id, null);
      if (isProblem(cause, 'signed_out')) return;
      tell(t('move.failed', { why: failureOf(cause).why }), 'danger');
    }
  }

  async function back(id: number, plan: Parameters<typeof callActs.edit>[1]) {
    try {
      const { version } = await callActs.edit(id, plan);
      place(id, { on: plan.on, at: plan.at ?? null, from: version });
      const queue = queues.current.get(id);
      if (queue) queue.version = version;
    } catch (cause) {
      tellProblem(cause);
      throw cause;
    }
  }

  const shown = (items: readonly Item[]): Item[] =>
    items.map((item) => {
      const over = item.kind === 'calls' ? moved.get(item.id) : undefined;
      if (!over || (item.plan && item.plan.version >= over.from)) return item;
      return { ...item, on: over.on, lastOn: over.on, at: over.at };
    });

  return { move, shown };
}
