import type { OrderCommand } from './commands.ts';
import { decide } from './decide.ts';
import { checkpointOf, type Definition, stepIndex, stepOf } from './definition.ts';
import type { OrderEvent } from './events.ts';
import { evolve, newOrder } from './evolve.ts';
import { isFilledBySigner } from './gate.ts';
import type { FieldValue, OrderState, Stamp } from './order.ts';
import type { Refusal } from './refusals.ts';
import { isMet } from './requirements.ts';

/** Given / when / then for the engine: a scene is an order at some point, and knows no step of any process by name. */
export type Scene = {
  def: Definition;
  order: OrderState;
  /** Acts that must be agreed to. */
  given: (...commands: OrderCommand[]) => Scene;
  /** One act, whatever comes of it. */
  when: (command: OrderCommand) => Outcome;
  /** The next acts are this person's. */
  as: (employeeId: number) => Scene;
  /** A change behind the engine's back, as if in the database. */
  tampered: (change: (order: OrderState) => OrderState) => Scene;
  /** Everything the current step asks for, its signature included; the next step is current after it. */
  passed: () => Scene;
  /** As `passed`, but the signature is still missing. */
  filled: () => Scene;
  /** Passes steps until this one is current. */
  at: (step: string) => Scene;
  /** Passes every step. */
  archived: () => Scene;
};

export type Outcome = {
  events: OrderEvent[];
  types: OrderEvent['type'][];
  refusal: Refusal | null;
  /** Keys of what a shut gate names. */
  missing: string[];
  /** The code, and where a lock says why, the reason: `step_locked signed`. */
  refused: string | null;
  scene: Scene;
};

export const MANAGER = 1;
export const EXPERT = 7;
export const CONTRACT = { id: 5, amount: '500000.00', clientId: 3 };

/** A new prospect of this process. */
export function scene(def: Definition): Scene {
  const order = newOrder(
    def,
    {
      id: 17,
      number: 'З-2026-0017',
      managerId: MANAGER,
      managerDepartments: ['sales'],
      clientId: CONTRACT.clientId,
      contract: null,
    },
    momentOf(0),
  );
  return sceneOf(def, order, MANAGER);
}

function sceneOf(def: Definition, order: OrderState, by: number): Scene {
  const self: Scene = {
    def,
    order,
    given: (...commands) =>
      commands.reduce<Scene>((now, command) => {
        const { scene: next, refusal } = now.when(command);
        if (refusal) throw new Error(`given ${command.type}: ${JSON.stringify(refusal)}`);
        return next;
      }, self),
    when: (command) => outcomeOf(self, command, stampOf(by, order.version)),
    as: (employeeId) => sceneOf(def, order, employeeId),
    tampered: (change) => sceneOf(def, change(order), by),
    filled: () => self.given(...whatFills(self)),
    passed: () => {
      const filled = self.filled();
      return filled.given(sign(order.currentStep, bySigner(filled)));
    },
    at: (step) => {
      if (stepIndex(def, step) < 0) throw new RangeError(`no step ${step}`);
      return order.currentStep === step ? self : self.passed().at(step);
    },
    archived: () => (order.archivedAt ? self : self.passed().archived()),
  };
  return self;
}

function outcomeOf(before: Scene, command: OrderCommand, stamp: Stamp): Outcome {
  const { def, order } = before;
  const decision = decide(def, order, command, stamp);
  if (!decision.ok) {
    const { refusal } = decision;
    return {
      events: [],
      types: [],
      refusal,
      missing: refusal.code === 'gate_closed' ? refusal.missing.map((one) => one.key) : [],
      refused:
        refusal.code === 'step_locked'
          ? `step_locked ${refusal.because}`
          : refusal.code === 'invalid'
            ? `invalid ${refusal.field} ${refusal.reason}`
            : refusal.code,
      scene: before,
    };
  }
  const { events } = decision;
  const after = events.reduce((state, event) => evolve(def, state, event), order);
  // the version is counted once per act, as the store does
  const counted = events.length > 0 ? { ...after, version: order.version + 1 } : after;
  return {
    events,
    types: events.map((event) => event.type),
    refusal: null,
    missing: [],
    refused: null,
    scene: sceneOf(def, counted, stamp.employeeId),
  };
}

/** What the current step and its checkpoint ask for and does not stand yet, in the order of the process. */
function whatFills({ def, order }: Scene): OrderCommand[] {
  const needed = def.steps.flatMap((step) =>
    step.requirements
      .map((requirement) => ({ step, requirement }))
      .filter(
        (placed) =>
          placed.requirement.required &&
          checkpointOf(placed) === order.currentStep &&
          !isFilledBySigner(placed) &&
          !isMet(placed.requirement, order),
      ),
  );
  return needed.flatMap(({ requirement }): OrderCommand[] => {
    switch (requirement.kind) {
      case 'status':
        return order.contract ? [confirm] : [attach(CONTRACT), confirm];
      case 'mark':
        return [mark(requirement.key)];
      case 'payments':
        return [pay('250000.00')];
      case 'file':
        return [file(requirement.documentKind)];
      default:
        return [field(requirement.key, sample[requirement.kind])];
    }
  });
}

const bySigner = ({ def, order }: Scene): Record<string, FieldValue> =>
  Object.fromEntries(
    stepOf(def, order.currentStep).requirements.flatMap((requirement) =>
      isFilledBySigner({ step: stepOf(def, order.currentStep), requirement }) && requirement.kind in sample
        ? [[requirement.key, sample[requirement.kind as keyof typeof sample]]]
        : [],
    ),
  );

const sample = {
  text: 'как договорились',
  money: '100000.00',
  dictionary: 2,
  employee: EXPERT,
  date: '2026-11-24',
  until: 'P3Y',
} as const;

const stampOf = (employeeId: number, minute: number): Stamp => ({
  employeeId,
  name: `Сотрудник ${employeeId}`,
  position: 'должность',
  at: momentOf(minute + 1),
  standingFor: null,
});
const momentOf = (minute: number): string =>
  `2026-11-24T${two(8 + Math.floor(minute / 60))}:${two(minute % 60)}:00.000Z`;
const two = (n: number): string => String(n).padStart(2, '0');

export const confirm: OrderCommand = { type: 'confirm' };
export const refuse: OrderCommand = { type: 'refuse', reason: 'клиент передумал' };
export const takeUp: OrderCommand = { type: 'takeUp' };
export const attach = (
  contract: { id: number; amount: string | null; clientId: number } | null,
): OrderCommand => ({
  type: 'attachContract',
  contract,
});
/** `seen` is the version of the value the person looked at; null overwrites knowingly. */
export const field = (key: string, value: FieldValue | null, seen: number | null = null): OrderCommand => ({
  type: 'setField',
  key,
  value,
  seen,
});
export const mark = (key: string): OrderCommand => ({ type: 'setMark', key });
export const unmark = (key: string): OrderCommand => ({ type: 'clearMark', key });
export const pay = (amount: string, paymentOrderNumber = '118', paidOn = '2026-11-20'): OrderCommand => ({
  type: 'enterPayment',
  amount,
  paidOn,
  paymentOrderNumber,
});
export const reverse = (n: number, reason = 'ошиблись номером поручения'): OrderCommand => ({
  type: 'reversePayment',
  n,
  reason,
});
export const file = (kind: string, id = 40): OrderCommand => ({
  type: 'addFile',
  file: { id, kind, sha256: String(id).repeat(8) },
  name: `${id}.pdf`,
});
export const bin = (kind: string, id = 40): OrderCommand => ({
  type: 'binFile',
  file: { id, kind, sha256: String(id).repeat(8) },
  name: `${id}.pdf`,
  reason: null,
});
export const request = (step: string): OrderCommand => ({ type: 'requestResolution', step });
export const takeBack = (step: string): OrderCommand => ({ type: 'takeBackRequest', step });
export const sign = (step: string, values: Record<string, FieldValue> = {}): OrderCommand => ({
  type: 'giveResolution',
  step,
  values,
  reason: null,
  asDirector: false,
});
export const withdraw = (step: string): OrderCommand => ({ type: 'withdrawResolution', step });
export const sendBack = (to: string, reason = 'уточните условия оплаты'): OrderCommand => ({
  type: 'returnOrder',
  to,
  reason,
});
export const reopen = (reason = 'ошибка в дате оформления'): OrderCommand => ({ type: 'reopen', reason });
