import type { OrderCommand } from '#domain/process/commands.ts';
import { decide } from '#domain/process/decide.ts';
import { expertiseProcess as def } from '#domain/process/default/expertise.ts';
import { allRequirements, stepIndex } from '#domain/process/definition.ts';
import { evolve, newOrder } from '#domain/process/evolve.ts';
import type { OrderState, Stamp } from '#domain/process/order.ts';
import { untilDate } from '#domain/process/requirements.ts';
import { addDays } from '#domain/values/dates.ts';
import type { Company, Employee } from './people.ts';

/**
 * Orders of every stage, led there by the product's own engine, so that what the generator copies a million times has
 * the signatures, stamps and contents that the product itself would have written. One set per manager.
 */
export type Template = { id: number; managerId: number; order: OrderState; validUntil: string | null };

export const VARIANTS = 3;
/** The day the generated company has reached; the same in every run. */
export const DAY = '2026-11-24';

type Act = [who: string, ...OrderCommand[]];
type Cast = {
  manager: string;
  expert: string;
  accountant: string;
  expertId: number;
  legalEntityId: number;
  at: number;
};

const field = (key: string, value: string | number): OrderCommand => ({
  type: 'setField',
  key,
  value,
  seen: null,
});
const mark = (key: string): OrderCommand => ({ type: 'setMark', key });
const request = (step: string): OrderCommand => ({ type: 'requestResolution', step });
const sign = (step: string, values: Record<string, string | number> = {}): OrderCommand => ({
  type: 'giveResolution',
  step,
  values,
  reason: null,
  asDirector: false,
});

/** One after another; an order of stage n has done the first n. */
const path: ((cast: Cast) => Act)[] = [
  ({ manager, at }) => [
    manager,
    { type: 'confirm' },
    field(
      'paymentTerms',
      ['аванс 50 %', 'по факту, 10 дней', 'аванс 600 000 ₽, остаток по акту'][at % 3] ?? '',
    ),
    field('remuneration', `${60 + (at % 40)}000.00`),
    field('subcontractorAmount', at % 3 === 0 ? '45000.00' : '0.00'),
  ],
  ({ manager }) => [manager, request('terms')],
  () => ['headOfSales', sign('terms')],
  ({ accountant, legalEntityId, at }) => [
    accountant,
    field('legalEntity', legalEntityId),
    {
      type: 'enterPayment',
      amount: `${100 + at}000.00`,
      paidOn: addDays(DAY, -30 - (at % 200)),
      paymentOrderNumber: String(100 + at),
    },
    mark('actIssued'),
  ],
  ({ accountant }) => [accountant, request('payment')],
  () => ['headOfAccounting', sign('payment')],
  ({ manager }) => [
    manager,
    field('termsOfReference', 'Обследовать оборудование по перечню приложения № 1.'),
    mark('termsOfReferenceSent'),
  ],
  ({ manager }) => [manager, request('assignment')],
  ({ expertId }) => ['headOfExpertise', sign('assignment', { expert: expertId })],
  ({ expert }) => [expert, mark('documentsAnalysed')],
  ({ expert }) => [expert, mark('examinationDone'), request('examination')],
  () => ['headOfExpertise', sign('examination')],
  ({ expert }) => [expert, mark('submittedToAuthorities')],
  ({ expert }) => [expert, mark('examinationAgreed'), mark('workDone'), request('approval')],
  () => ['headOfApproval', sign('approval')],
  ({ accountant, at }) => [
    accountant,
    mark('actSigned'),
    mark('contractOriginalReceived'),
    field('issuedOn', addDays(DAY, -((at * 37) % 1500))),
    field('validUntil', 'P3Y'),
  ],
  ({ manager }) => [manager, sign('archive')],
];
const refused: Act = ['manager', { type: 'refuse', reason: 'клиент передумал' }];
const returned: Act = [
  'headOfExpertise',
  { type: 'returnOrder', to: 'examination', reason: 'нет расчёта остаточного ресурса' },
];

export const ARCHIVED = path.length;
/** Stages beyond the path: refused after the first act, returned from the examination. */
export const STAGES = path.length + 3;

export function makeTemplates(company: Company): Template[] {
  return company.managers.flatMap((manager, index) =>
    Array.from({ length: STAGES * VARIANTS }, (_, n) => {
      const at = index * VARIANTS + (n % VARIANTS);
      const order = lead(company, manager, Math.floor(n / VARIANTS), at);
      return { id: index * STAGES * VARIANTS + n, managerId: manager.id, order, validUntil: until(order) };
    }),
  );
}

function lead(company: Company, manager: Employee, stage: number, at: number): OrderState {
  const expert = company.experts[at % company.experts.length];
  if (!expert) throw new Error('a company without experts');
  const cast: Cast = {
    manager: manager.key,
    expert: expert.key,
    expertId: expert.id,
    accountant: `accountant${1 + (at % 6)}`,
    legalEntityId: company.legalEntityId,
    at,
  };
  const acts =
    stage === STAGES - 2
      ? [...of(path.slice(0, 1), cast), refused]
      : stage === STAGES - 1
        ? [...of(path.slice(0, 10), cast), returned]
        : of(path.slice(0, stage), cast);
  const facts = { id: 0, number: '', managerId: manager.id, managerDepartments: ['sales'], clientId: 0 };
  const fresh = newOrder(def, { ...facts, contract: { id: 1, amount: '500000.00' } }, moment(at, 0));
  let order: OrderState = { ...fresh, version: 1 };
  let turn = 0;
  for (const [who, ...commands] of acts) {
    const person = company.people.get(who === 'manager' ? manager.key : who);
    if (!person) throw new Error(`nobody is ${who}`);
    for (const command of commands) {
      turn += 1;
      order = act(order, command, stampOf(person, moment(at, turn)));
    }
  }
  return order;
}

const of = (acts: typeof path, cast: Cast): Act[] => acts.map((make) => make(cast));

function act(order: OrderState, command: OrderCommand, stamp: Stamp): OrderState {
  const decision = decide(def, order, command, stamp);
  if (!decision.ok) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`);
  const after = decision.events.reduce((state, event) => evolve(def, state, event), order);
  return { ...after, version: order.version + 1 };
}

const stampOf = ({ id, name, position }: Employee, at: string): Stamp => ({
  employeeId: id,
  name,
  position,
  at,
  standingFor: null,
});

const moment = (at: number, turn: number): string =>
  `${addDays(DAY, -90 - (at % 60) + turn)}T09:${String(turn % 60).padStart(2, '0')}:00.000Z`;

function until(order: OrderState): string | null {
  const found = allRequirements(def).find(({ requirement }) => requirement.kind === 'until');
  return found ? untilDate(found.requirement, order) : null;
}

/** As the columns of the tables want it. */
export function asRows({ id, managerId, order, validUntil }: Template) {
  const current = order.steps.find((step) => step.key === order.currentStep);
  return {
    id,
    managerId,
    stage: Math.floor((id % (STAGES * VARIANTS)) / VARIANTS),
    status: order.status,
    refusedReason: order.status === 'refused' ? 'клиент передумал' : null,
    everConfirmed: order.everConfirmed,
    stepSeq: stepIndex(def, order.currentStep) + 1,
    stepKey: order.currentStep,
    stepState: current?.state,
    expertId: order.expertId,
    markKeys: Object.keys(order.marks).sort(),
    validUntil,
    archived: order.archivedAt !== null,
    version: order.version,
    steps: order.steps.map((step, at) => ({
      seq: at + 1,
      key: step.key,
      state: step.state,
      openedAt: step.openedAt,
      requested: step.requested,
      returned: step.returned?.stamp ?? null,
      returnReason: step.returned?.reason ?? null,
    })),
    fields: Object.entries(order.fields).map(([key, one]) => ({ key, ...one })),
    marks: Object.entries(order.marks).map(([key, one]) => ({ key, ...one })),
    payments: order.payments,
    resolutions: order.steps.flatMap(({ key, resolution: one }, at) =>
      one ? [{ seq: at + 1, key, ...one }] : [],
    ),
  };
}
