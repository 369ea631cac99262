import { sql } from 'kysely';
import { addWorkingDays, type WorkCalendar } from '#domain/calendar/workdays.ts';
import { allRequirements, type Definition, stepIndex, stepOf } from '#domain/process/definition.ts';
import type { OrderEvent } from '#domain/process/events.ts';
import type { OrderState, Stamp, StepProgress } from '#domain/process/order.ts';
import { untilDate } from '#domain/process/requirements.ts';
import { RightsChanged, type Tx } from '#server/db/transact.ts';

type Outcome =
  | { outcome: 'done'; version: number; journalIds: number[] }
  | { outcome: 'version' }
  | { outcome: 'rights' };

export type Persisted = { version: number; journalIds: number[]; order: OrderState };

/**
 * Writes what the events say through `apply_transition`: version compared, rows, signatures and journal in one statement.
 * Answers null when somebody else was first; then nothing was written and the order is to be read again.
 */
export async function persist(
  tx: Tx,
  def: Definition,
  before: OrderState,
  after: OrderState,
  events: OrderEvent[],
  stamp: Stamp,
  refusedReason: string | null,
): Promise<Persisted | null> {
  if (of(events, 'orderConfirmed').length > 0 && !(await holdAmount(tx, before.contract))) return null;
  const order = withTerms(def, after, events, { today: tx.person.today, calendar: tx.calendar });
  const change = {
    at: stamp.at,
    actorId: stamp.employeeId,
    standingForId: stamp.standingFor?.employeeId ?? null,
    activeStep: order.currentStep,
    order: orderRow(def, order, refusedReason),
    steps: order.steps.filter((step, index) => step !== before.steps[index]).map(stepRow),
    fieldsSet: last(events, 'fieldSet').map(({ key, after: value, stamp: by }) => ({
      key,
      value,
      stamp: by,
    })),
    fieldsCleared: last(events, 'fieldCleared').map(({ key }) => key),
    marksSet: of(events, 'markSet').map(({ key, stamp: by }) => ({ key, stamp: by })),
    marksCleared: of(events, 'markCleared').map(({ key }) => key),
    paymentsEntered: of(events, 'paymentEntered').map(
      ({ n, amount, paidOn, paymentOrderNumber, stamp: by }) => ({
        n,
        amount,
        paidOn,
        paymentOrderNumber,
        stamp: by,
      }),
    ),
    paymentsReversed: of(events, 'paymentReversed').map(({ n, reason, stamp: by }) => ({
      n,
      reason,
      stamp: by,
    })),
    resolutionsGiven: of(events, 'resolutionGiven').map(
      ({ step, stamp: by, reason, asDirector, content }) => ({
        seq: stepIndex(def, step) + 1,
        step,
        stamp: by,
        reason,
        asDirector,
        content,
      }),
    ),
    resolutionsWithdrawn: of(events, 'resolutionWithdrawn').map(({ step, stamp: by, because, reason }) => ({
      step,
      stamp: by,
      because,
      reason,
    })),
    events,
  };
  const { rows } = await sql<{ result: Outcome }>`
    select apply_transition(${order.id}, ${before.version}, ${tx.person.epoch}, ${JSON.stringify(change)}::jsonb) as result`.execute(
    tx.trx,
  );
  const result = rows[0]?.result;
  if (!result || result.outcome === 'version') return null;
  if (result.outcome === 'rights') throw new RightsChanged();
  return {
    version: result.version,
    journalIds: result.journalIds,
    order: { ...order, version: result.version },
  };
}

const of = <T extends OrderEvent['type']>(
  events: OrderEvent[],
  type: T,
): Extract<OrderEvent, { type: T }>[] =>
  events.filter((event): event is Extract<OrderEvent, { type: T }> => event.type === type);

/** Only under this amount was it judged: until the end nobody changes it, and whoever waits to do so then finds it confirmed. */
async function holdAmount({ trx }: Tx, contract: OrderState['contract']): Promise<boolean> {
  if (!contract) return false;
  const held = await trx
    .selectFrom('contracts')
    .select(sql<string | null>`amount::text`.as('amount'))
    .where('id', '=', contract.id)
    .forShare()
    .executeTakeFirst();
  return held?.amount === contract.amount;
}

/** A key set and set again in one act is written once, as it came out last. */
function last<T extends 'fieldSet' | 'fieldCleared'>(
  events: OrderEvent[],
  type: T,
): Extract<OrderEvent, { type: T }>[] {
  const byKey = new Map<string, OrderEvent>();
  for (const event of events)
    if (event.type === 'fieldSet' || event.type === 'fieldCleared') byKey.set(event.key, event);
  return of([...byKey.values()], type);
}

/** Steps opened by these events get the last day of their term, in working days. */
function withTerms(def: Definition, order: OrderState, events: OrderEvent[], from: TermFrom): OrderState {
  const opened = new Set(
    events.flatMap((event) =>
      ['stepOpened', 'orderReturned', 'orderReopened'].includes(event.type) && 'step' in event
        ? [event.step]
        : [],
    ),
  );
  return {
    ...order,
    steps: order.steps.map((step) =>
      opened.has(step.key) ? { ...step, dueOn: dueOn(def, step.key, from) } : step,
    ),
  };
}

type TermFrom = { today: string; calendar: WorkCalendar };

export const dueOn = (def: Definition, step: string, { today, calendar }: TermFrom): string =>
  addWorkingDays(calendar, today, stepOf(def, step).days).date;

function orderRow(def: Definition, order: OrderState, refusedReason: string | null) {
  const current = order.steps[stepIndex(def, order.currentStep)];
  const until = allRequirements(def).find(
    ({ requirement }) => requirement.kind === 'until' && requirement.becomes === 'validUntil',
  );
  return {
    status: order.status,
    refusedReason: order.status === 'refused' ? refusedReason : null,
    everConfirmed: order.everConfirmed,
    contractId: order.contract?.id ?? null,
    managerId: order.managerId,
    stepSeq: stepIndex(def, order.currentStep) + 1,
    stepState: current?.state,
    stepOpenedAt: current?.openedAt ?? null,
    stepDueOn: current?.dueOn ?? null,
    expertId: order.expertId,
    validUntil: until ? untilDate(until.requirement, order) : null,
    archivedAt: order.archivedAt,
    markKeys: Object.keys(order.marks),
  };
}

const stepRow = (step: StepProgress) => ({
  key: step.key,
  state: step.state,
  openedAt: step.openedAt,
  dueOn: step.dueOn,
  requested: step.requested,
  returned: step.returned?.stamp ?? null,
  returnReason: step.returned?.reason ?? null,
});
