import { allRequirements, type Requirement } from '#domain/process/definition.ts';
import type { Seeded } from '#domain/values/seeded.ts';
import type { OrderAct, Value } from './model/calls.ts';
import type { Model, ModelOrder } from './model/model.ts';

/** Acts without a plan: every kind, on every step, with values good and bad. */
export function wildAct(random: Seeded, order: ModelOrder, model: Model): OrderAct {
  const { def, state } = order;
  const steps = def.steps.map(({ key }) => key);
  const step = random.int(1, 3) < 3 ? state.currentStep : random.pick([...steps, 'nowhere']);
  const at = steps.indexOf(state.currentStep);
  const last = steps[Math.max(0, at - 1)] ?? step;
  const reason = random.pick([...reasons.good, ...reasons.bad]);
  const field = random.pick(allRequirements(def).map(({ requirement }) => requirement));
  const acts: (() => OrderAct)[] = [
    () => ({ type: 'confirm' }),
    () => ({ type: 'refuse', reason: random.pick(['передумал', '  ', 'дорого']) }),
    () => ({ type: 'takeUp' }),
    () => ({ type: 'attachContract', contract: random.pick([null, 0, 1, 2]) }),
    () => fieldAct(random, field, model),
    () => fieldAct(random, field, model),
    () => ({
      type: random.pick(['setMark', 'clearMark']),
      key: random.int(1, 4) === 1 ? field.key : someMark(random, order),
    }),
    () => ({ type: random.pick(['setMark', 'clearMark']), key: someMark(random, order) }),
    () => payment(random),
    () => ({ type: 'reversePayment', n: random.int(1, Math.max(1, state.payments.length)), reason }),
    () => ({
      type: 'addFile',
      kind: random.pick(['termsOfReference', 'other', 'act']),
      content: someContent(random),
    }),
    () => ({
      type: 'binFile',
      file: random.int(0, Math.max(0, order.files.length - 1)),
      reason: random.pick([null, reason]),
    }),
    () => ({ type: 'requestResolution', step }),
    () => ({ type: 'takeBackRequest', step }),
    () => ({
      type: 'giveResolution',
      step,
      values: signerValues(random, order, model),
      reason: random.pick([null, reason]),
    }),
    () => ({ type: 'withdrawResolution', step: random.pick([last, last, step]) }),
    () => ({ type: 'returnOrder', to: random.pick([...steps.slice(0, at + 1), step]), reason }),
    () => ({ type: 'reopen', reason }),
    () => ({
      type: 'reassign',
      manager: random.pick(['manager', 'otherManager', 'colleague', 'headOfSales', 'clerk']),
    }),
    () => ({
      type: 'replaceExpert',
      person: random.pick(['expert', 'otherExpert', 'accountant']),
      reason: random.pick(reasons.good),
    }),
    () => ({
      type: 'changeMany',
      change: random.pick(['setManager', 'setExpert', 'archive']),
      // the same one twice is asked for once
      orders: Array.from({ length: random.int(1, 3) }, () => random.int(0, model.orders.length - 1)),
      person: random.pick(['manager', 'otherManager', 'expert', 'otherExpert']),
      reason: random.pick([null, random.pick(reasons.good)]),
    }),
  ];
  return random.pick(acts)();
}

export const reasons = {
  good: ['уточните условия оплаты', 'ошиблись номером поручения'],
  bad: ['', 'коротко', '         .'],
};

/** A few texts only, so that the same file comes twice. */
export const someContent = (random: Seeded): string => `файл ${random.int(1, 4)}`;

/** An acceptable value, most of the time. */
export function valueFor(random: Seeded, requirement: Requirement, model: Model): Value {
  switch (requirement.kind) {
    case 'money':
      return random.pick(['90000.00', '0.01', '1500.50']);
    case 'dictionary':
      return random.pick(model.dictionaries[requirement.dictionary] ?? [1]);
    case 'employee':
      return { person: random.pick(['expert', 'otherExpert', 'expert', 'headOfExpertise', 'manager']) };
    case 'date':
      return random.pick(['2026-11-24', '2026-12-01']);
    case 'until':
      return random.pick(['P3Y', 'P6M', '2030-01-01']);
    default:
      return random.pick(['как договорились', '50 % аванс', '  с полями  ']);
  }
}

const badValues: Value[] = [
  null,
  '',
  '   ',
  '-5.00',
  '12,5',
  '2026-02-30',
  'P0Y',
  'вчера',
  '2020-01-01',
  -1,
  999_999,
  1.5,
];

function fieldAct(random: Seeded, requirement: Requirement, model: Model): OrderAct {
  const key = random.int(1, 30) === 1 ? 'nothing' : requirement.key;
  const value = random.int(1, 3) === 1 ? random.pick(badValues) : valueFor(random, requirement, model);
  return { type: 'setField', key, value, seen: random.pick(['any', 'now', 'now', 'before']) };
}

const someMark = (random: Seeded, { def }: ModelOrder): string => {
  const marks = allRequirements(def).filter(({ requirement }) => requirement.kind === 'mark');
  return random.pick(marks).requirement.key;
};

const payment = (random: Seeded): OrderAct => ({
  type: 'enterPayment',
  amount: random.pick(['1000.00', '250000.00', '0.01', '0.00', '-5.00']),
  paidOn: random.pick(['2026-11-20', '2026-11-21']),
  paymentOrderNumber: String(random.int(1, 999)),
});

function signerValues(random: Seeded, { def }: ModelOrder, model: Model): Record<string, Value> {
  const fields = allRequirements(def).map(({ requirement }) => requirement);
  const chosen = fields.find(({ kind }) => kind === 'employee') ?? fields[0];
  if (!chosen || random.int(0, 3) === 0) return {};
  const one = random.int(0, 5) === 0 ? random.pick(fields) : chosen;
  return { [one.key]: random.int(0, 5) === 0 ? 999_999 : valueFor(random, one, model) };
}
