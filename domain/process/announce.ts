import type { Who } from '../rules/who.ts';
import type { Announced, Definition, Tell, TellWho } from './definition.ts';
import type { OrderEvent } from './events.ts';

/** Whom to tell of a fact, still as data. `step` and `activeStep` say relative to what the people are meant. */
export type Telling = { kind: Announced; who: readonly TellWho[]; key: string | null };

/** What is told of an order beside its own events: a comment, and what the clock brings. */
type ByOthers = 'commentWritten' | 'validUntilComes' | 'stepDueComes' | 'stepOverdue' | 'reminded';
type Told = { type: OrderEvent['type'] | ByOthers; step?: string; key?: string };

/** One fact is told once, to everybody the process and the step name. */
export function announce(def: Definition, event: Told): Telling | null {
  const kind = kindOf(event.type);
  if (!kind) return null;
  const step = def.steps.find((one) => one.key === event.step);
  const tells: Tell[] = [...def.tell, ...(step?.tell ?? [])];
  const about = tells.filter(
    (tell) => tell.on === kind && (tell.key === undefined || tell.key === event.key),
  );
  const who = [...called(kind), ...about.flatMap((tell) => tell.who)];
  return who.length > 0 ? { kind, who, key: event.key ?? null } : null;
}

/** Whom somebody chose to remind is told whatever the process says; it may name others beside them. */
const called = (kind: Announced): TellWho[] => (kind === 'reminded' ? ['awaited'] : []);

const announcedTypes: Partial<Record<Told['type'], Announced>> = {
  paymentEntered: 'paymentEntered',
  paymentReversed: 'paymentReversed',
  markSet: 'markSet',
  markCleared: 'markCleared',
  expertAssigned: 'expertAssigned',
  resolutionRequested: 'resolutionRequested',
  resolutionGiven: 'resolutionGiven',
  resolutionWithdrawn: 'resolutionWithdrawn',
  orderReturned: 'orderReturned',
  orderRefused: 'orderRefused',
  orderTakenUp: 'orderTakenUp',
  commentWritten: 'commentWritten',
  validUntilComes: 'validUntilComes',
  stepDueComes: 'stepDueComes',
  stepOverdue: 'stepOverdue',
  reminded: 'reminded',
};

const kindOf = (type: Told['type']): Announced | null => announcedTypes[type] ?? null;

/** The people of a telling that are plain words of the process; the rest need the event itself. */
export const isPlainWho = (who: TellWho): who is Who =>
  typeof who === 'object' ||
  ['managerOfOrder', 'expertOfOrder', 'visibilityGroup', 'director', 'admin'].includes(who);
