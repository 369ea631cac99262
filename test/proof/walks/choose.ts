import { allRequirements, type Definition, type Requirement, stepOf } from '#domain/process/definition.ts';
import { gate, isFilledBySigner } from '#domain/process/gate.ts';
import { isVoid } from '#domain/process/signed.ts';
import type { Seeded } from '#domain/values/seeded.ts';
import type { Call, OrderAct, Value } from './model/calls.ts';
import { type Model, orderAt, stateOf } from './model/model.ts';
import { predict } from './model/predict.ts';
import { reasons, someContent, valueFor, wildAct } from './wild.ts';

/** A moment for judging what would come of a call; nothing of it is kept. */
const JUDGED_AT = '2026-11-24T00:00:00.000Z';

/** The next call of a walk: something that helps an order on, something at random, a retry, or an act beside. */
export function chooseCall(random: Seeded, model: Model, keyed: number, n: number): Call {
  const order = random.int(0, model.orders.length - 1);
  const dice = random.int(1, 100);
  const saw = random.int(1, 100) <= 8 ? 'before' : 'now';
  const key = random.int(1, 100) <= 35 ? `walk-${n}` : null;
  if (dice <= 7 && keyed > 0) {
    const act = { type: random.int(1, 4) === 1 ? 'misuse' : 'repeat', ago: random.int(1, keyed) } as const;
    return { as: 'nobody', order, act, saw: 'now', key: null };
  }
  if (dice <= 14) return { ...beside(random, model), order, saw, key };
  const useful = dice <= 50 ? usefulAct(random, model, order) : null;
  const tries = Array.from({ length: 8 }, () => wildAct(random, orderAt(model, order), model));
  // most of what comes to mind at random the state refuses: every other time, something it takes
  const isTaken = (act: OrderAct) => someoneFor(random, model, order, act) !== null;
  const taken = random.int(0, 1) === 1 ? tries.find(isTaken) : null;
  const act = useful ?? taken ?? random.pick(tries);
  const able = random.int(1, 100) <= 80 ? someoneFor(random, model, order, act) : null;
  return { as: able ?? anyone(random, model), order, act, saw, key };
}

/** What brings the order on: the first thing missing, the request, the signature. null where nothing does. */
export function usefulAct(random: Seeded, model: Model, index: number): OrderAct | null {
  const { def, ...order } = orderAt(model, index);
  const state = stateOf(model, { def, ...order });
  if (state.archivedAt) return null;
  if (state.status === 'refused') return { type: 'takeUp' };
  const amount = state.contract?.amount ?? null;
  if (state.status === 'prospect' && (amount === null || Number(amount) <= 0)) {
    const contract = model.contracts.findIndex((one) => Number(one.amount ?? 0) > 0);
    return state.everConfirmed || contract < 0 ? null : { type: 'attachContract', contract };
  }
  if (state.status === 'prospect') return { type: 'confirm' };
  const broken = state.steps.find(({ resolution }) => resolution !== null && isVoid(def, state, resolution));
  if (broken) return { type: 'returnOrder', to: broken.key, reason: random.pick(reasons.good) };
  const step = state.currentStep;
  const signer = new Set(
    allRequirements(def)
      .filter(isFilledBySigner)
      .map(({ requirement }) => requirement.key),
  );
  const missing = gate(def, state, step).filter(({ key }) => !signer.has(key));
  const [first] = missing;
  if (first) {
    if (state.steps.find((one) => one.key === step)?.state === 'awaitingResolution' && first.step === step)
      return { type: 'takeBackRequest', step };
    return fillAct(random, model, def, random.pick(missing).key);
  }
  const asked = state.steps.find((one) => one.key === step)?.state === 'awaitingResolution';
  const asks = stepOf(def, step).resolution.requested && !asked && random.int(0, 1) === 1;
  return asks ? { type: 'requestResolution', step } : signAct(random, model, def, step);
}

function signAct(random: Seeded, model: Model, def: Definition, step: string): OrderAct {
  const own = stepOf(def, step);
  const values = own.requirements
    .filter((requirement) => isFilledBySigner({ step: own, requirement }))
    .map((requirement): [string, Value] => [requirement.key, valueFor(random, requirement, model)]);
  return {
    type: 'giveResolution',
    step,
    values: Object.fromEntries(values),
    reason: 'подписываю за руководителя',
  };
}

function fillAct(random: Seeded, model: Model, def: Definition, key: string): OrderAct {
  const requirement = allRequirements(def).find((one) => one.requirement.key === key)?.requirement;
  return requirement ? filling(random, model, requirement) : { type: 'setMark', key };
}

function filling(random: Seeded, model: Model, requirement: Requirement): OrderAct {
  const { key } = requirement;
  switch (requirement.kind) {
    case 'status':
      return { type: 'confirm' };
    case 'mark':
      return { type: 'setMark', key };
    case 'payments':
      return {
        type: 'enterPayment',
        amount: '1000.00',
        paidOn: '2026-11-20',
        paymentOrderNumber: `${random.int(1, 999)}`,
      };
    case 'file':
      return { type: 'addFile', kind: requirement.documentKind, content: someContent(random) };
    default:
      if (requirement.kind === 'text' && requirement.orFiles && random.int(0, 1) === 1)
        return { type: 'addFile', kind: requirement.orFiles, content: someContent(random) };
      return {
        type: 'setField',
        key,
        value: valueFor(random, requirement, model),
        seen: random.pick(['any', 'now']),
      };
  }
}

const anyone = (random: Seeded, { company }: Model): string => random.pick(Object.keys(company.people));

/** Somebody of whom the model would take it, or null. */
export function someoneFor(random: Seeded, model: Model, order: number, act: OrderAct): string | null {
  const call = { order, act, saw: 'now', key: null } as const;
  const able = Object.keys(model.company.people).filter(
    (as) => predict(model, { ...call, as }, JUDGED_AT).ok,
  );
  return able.length > 0 ? random.pick(able) : null;
}

const substituted = [
  'headOfSales',
  'headOfAccounting',
  'headOfExpertise',
  'headOfApproval',
  'manager',
  'expert',
  'clerk',
];

function beside(random: Seeded, { company, contracts }: Model): Pick<Call, 'as' | 'act'> {
  if (random.int(0, 1) === 1) {
    const as = random.pick([
      'manager',
      'manager',
      'headOfSales',
      'headOfSales',
      'accountant',
      'otherManager',
    ]);
    const amount = random.pick([null, '0.00', '500000.00', '700000.00']);
    const reason = random.pick([null, 'доп. соглашение № 2', 'коротко']);
    return {
      as,
      act: { type: 'editContract', contract: random.int(0, contracts.length - 1), amount, reason },
    };
  }
  const [away] = company.away;
  if (away && random.int(0, 2) > 0)
    return { as: 'admin', act: { type: 'cancelAbsence', who: away.who, substitute: away.substitute ?? '' } };
  const who = random.pick(substituted);
  const substitute = random.pick(Object.keys(company.people).filter((name) => name !== who));
  return {
    as: random.pick(['admin', 'admin', 'admin', 'director']),
    act: { type: 'enterAbsence', who, substitute },
  };
}
