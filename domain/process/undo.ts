import type { OrderCommand } from './commands.ts';
import type { FieldValue, OrderState } from './order.ts';

/** A fact of an order's past: the version it made, and what it was about. */
export type PastFact = {
  kind: string;
  step: string | null;
  version: number | null;
  key: string | null;
  before: FieldValue | null;
  /** Nothing later is known about the same. */
  isNewest: boolean;
};

/**
 * The ordinary act that takes a fact back while what it made still stands; null where there is none, or something later stands in
 * its place. Whether the person may, and the gate lets them, is asked as of every act.
 */
export function undoing(order: OrderState, fact: PastFact): OrderCommand | null {
  const { kind, key, step, version, before, isNewest } = fact;
  if (kind === 'resolutionGiven' && step !== null) {
    const standing = order.steps.find((one) => one.key === step)?.resolution;
    return standing && standing.version === version ? { type: 'withdrawResolution', step } : null;
  }
  if (key === null) return null;
  const field = order.fields[key];
  const mark = order.marks[key];
  switch (kind) {
    case 'markSet':
      return mark && mark.version === version ? { type: 'clearMark', key } : null;
    case 'markCleared':
      return !mark && isNewest ? { type: 'setMark', key } : null;
    case 'fieldSet':
      return field && field.version === version
        ? { type: 'setField', key, value: before, seen: field.version }
        : null;
    case 'fieldCleared':
      return !field && isNewest && before !== null ? { type: 'setField', key, value: before, seen: 0 } : null;
    default:
      return null;
  }
}
