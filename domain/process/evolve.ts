import { type Definition, stepIndex } from './definition.ts';
import type { OrderEvent } from './events.ts';
import type { OrderState, StepProgress } from './order.ts';

/** The order after a fact. The version is counted once per act, by whoever keeps it. */
export function evolve(def: Definition, order: OrderState, event: OrderEvent): OrderState {
  const version = order.version + 1;
  switch (event.type) {
    case 'orderConfirmed':
      return { ...order, status: 'confirmed', everConfirmed: true };
    case 'orderRefused':
      return { ...order, status: 'refused' };
    case 'orderTakenUp':
      return { ...order, status: 'prospect' };
    case 'contractAttached':
      return { ...order, contract: event.contract };
    case 'fieldSet':
      return {
        ...order,
        fields: { ...order.fields, [event.key]: { value: event.after, stamp: event.stamp, version } },
      };
    case 'fieldCleared':
      return { ...order, fields: without(order.fields, event.key) };
    case 'expertAssigned':
      return { ...order, expertId: event.expertId };
    case 'markSet':
      return { ...order, marks: { ...order.marks, [event.key]: { stamp: event.stamp, version } } };
    case 'markCleared':
      return { ...order, marks: without(order.marks, event.key) };
    case 'paymentEntered': {
      const { n, amount, paidOn, paymentOrderNumber, stamp } = event;
      return {
        ...order,
        payments: [
          ...order.payments,
          { n, amount, paidOn, paymentOrderNumber, stamp, version, reversed: null },
        ],
      };
    }
    case 'paymentReversed': {
      const reversed = { stamp: event.stamp, reason: event.reason, version };
      return {
        ...order,
        payments: order.payments.map((payment) =>
          payment.n === event.n ? { ...payment, reversed } : payment,
        ),
      };
    }
    case 'fileAdded':
    case 'fileRestored':
      return { ...order, files: [...order.files, event.file] };
    case 'fileBinned':
      return { ...order, files: order.files.filter((file) => file.id !== event.file.id) };
    case 'resolutionRequested':
      return withStep(order, event.step, {
        state: 'awaitingResolution',
        requested: event.stamp,
        returned: null,
      });
    case 'requestTakenBack':
      return withStep(order, event.step, { state: 'active', requested: null });
    case 'resolutionGiven': {
      const { stamp, step, reason, asDirector, content } = event;
      const resolution = { step, stamp, reason, asDirector, content, intact: true, version };
      return withStep(order, step, { state: 'resolved', resolution });
    }
    case 'resolutionWithdrawn':
      return withStep(order, event.step, { resolution: null });
    case 'stepOpened':
      return openStep(def, order, event.step, {
        state: 'active',
        openedAt: event.stamp.at,
        requested: null,
        returned: null,
      });
    case 'orderReturned': {
      const returned = { stamp: event.stamp, reason: event.reason };
      return openStep(def, order, event.step, {
        state: 'returned',
        openedAt: event.stamp.at,
        requested: null,
        returned,
        resolution: null,
      });
    }
    case 'orderArchived':
      return { ...order, archivedAt: event.stamp.at };
    case 'orderReopened': {
      const opened = openStep(def, order, event.step, {
        state: 'active',
        openedAt: event.stamp.at,
        requested: null,
        returned: null,
      });
      return { ...opened, archivedAt: null };
    }
  }
}

function withStep(order: OrderState, key: string, change: Partial<StepProgress>): OrderState {
  return { ...order, steps: order.steps.map((step) => (step.key === key ? { ...step, ...change } : step)) };
}

/** Makes the step current and locks those after it. */
function openStep(
  def: Definition,
  order: OrderState,
  key: string,
  change: Partial<StepProgress>,
): OrderState {
  const index = stepIndex(def, key);
  const locked = order.steps.map((step) =>
    stepIndex(def, step.key) > index
      ? { ...step, state: 'locked' as const, requested: null, returned: null, dueOn: null }
      : step,
  );
  return withStep({ ...order, steps: locked, currentStep: key }, key, change);
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return rest;
}

/** The state of a new order: a prospect at the first step. */
export function newOrder(
  def: Definition,
  facts: Pick<OrderState, 'id' | 'number' | 'managerId' | 'managerDepartments' | 'clientId' | 'contract'>,
  at: string,
): OrderState {
  const steps = def.steps.map(
    (step, index): StepProgress => ({
      key: step.key,
      state: index === 0 ? 'active' : 'locked',
      openedAt: index === 0 ? at : null,
      dueOn: null,
      requested: null,
      returned: null,
      resolution: null,
    }),
  );
  const first = def.steps[0];
  if (!first) throw new RangeError(`definition ${def.key} has no steps`);
  return {
    ...facts,
    version: 0,
    status: 'prospect',
    everConfirmed: false,
    archivedAt: null,
    expertId: null,
    currentStep: first.key,
    steps,
    fields: {},
    marks: {},
    payments: [],
    files: [],
  };
}
