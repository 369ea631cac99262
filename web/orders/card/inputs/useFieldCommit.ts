import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Difference, isProblem } from '#web/http/errors.ts';
import { useOrderHere } from '../OrderContext.ts';
import type { Requirement, Value } from '../order.queries.ts';

export interface Conflict {
  mine: Value | null;
  before: string | null;
  theirs: Difference | null;
}

const AGAIN_MS = 10_000;

/**
 * Writes one value with the version the person saw when the hand came to the field, so that what somebody else
 * wrote meanwhile is never lost in silence.
 */
export function useFieldCommit(requirement: Requirement) {
  const { acts } = useOrderHere();
  const { t } = useTranslation('orders');
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [round, setRound] = useState(0);
  const [waiting, setWaiting] = useState<{ value: Value | null; version: number } | null>(null);
  const seen = useRef<{ version: number; display: string | null } | null>(null);
  const busy = useRef(false);

  /** The first key pressed in the field: from here on this is what the person has seen. */
  const begin = () => {
    seen.current ??= { version: requirement.version, display: requirement.display };
  };

  /** Left without a change: the next key begins anew. */
  const end = () => {
    setTimeout(() => {
      if (!busy.current) seen.current = null;
    });
  };

  async function commit(value: Value | null): Promise<void> {
    const basis = seen.current ?? { version: requirement.version, display: requirement.display };
    busy.current = true;
    setWaiting(null);
    try {
      await acts.setField(requirement, value, basis.version);
      setConflict(null);
    } catch (cause) {
      if (isProblem(cause, 'offline')) setWaiting({ value, version: basis.version });
      if (!isProblem(cause, 'version_conflict')) throw cause;
      setConflict({ mine: value, before: basis.display, theirs: cause.difference[0] ?? null });
      throw new Error(t('card.conflict.short'));
    } finally {
      busy.current = false;
      seen.current = null;
    }
  }

  // What was typed without a line goes by itself once the line is back, as the words beside the field promise.
  const send = useRef<() => void>(() => {});
  send.current = () => {
    if (!waiting || busy.current) return;
    acts.setField(requirement, waiting.value, waiting.version).then(
      () => {
        setWaiting(null);
        setRound((n) => n + 1);
      },
      (cause) => {
        if (isProblem(cause, 'offline')) return;
        setWaiting(null);
        if (isProblem(cause, 'version_conflict')) {
          setConflict({ mine: waiting.value, before: null, theirs: cause.difference[0] ?? null });
        }
      },
    );
  };
  useEffect(() => {
    if (!waiting) return;
    const again = () => send.current();
    window.addEventListener('online', again);
    const timer = setInterval(again, AGAIN_MS);
    return () => {
      window.removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [waiting]);

  const keepTheirs = () => {
    setConflict(null);
    setRound((n) => n + 1);
  };

  async function writeMine(): Promise<void> {
    if (!conflict) return;
    await acts.setField(requirement, conflict.mine, null);
    keepTheirs();
  }

  return { commit, begin, end, conflict, keepTheirs, writeMine, round };
}
