import type { OrderCommand } from '#domain/process/commands.ts';
import { decide } from '#domain/process/decide.ts';
import { expertiseProcess as def } from '#domain/process/default/expertise.ts';
import { allRequirements } from '#domain/process/definition.ts';
import type { OrderEvent } from '#domain/process/events.ts';
import { evolve, newOrder } from '#domain/process/evolve.ts';
import type { OrderState, Stamp } from '#domain/process/order.ts';
import { untilDate } from '#domain/process/requirements.ts';
import { addDays } from '#domain/values/dates.ts';
import type { Company, Employee } from './people.ts';

/**
 * Orders of every stage, led there by the product's own engine, so that what the generator copies a million times has
 * the signatures, stamps and contents that the product itself would have written. One set per manager.
 */
export type Template = Led & { id: number; managerId: number; validUntil: string | null };
type Led = { order: OrderState; told: Told[] };
/** A row of the journal, as `persist` writes it. */
type Told = { version: number; kind: string; step: string | null; actorId: number; at: string; data: object };

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
      const led = lead(company, manager, Math.floor(n / VARIANTS), at);
      return {
        id: index * STAGES * VARIANTS + n,
        managerId: manager.id,
        ...led,
        validUntil: until(led.order),
      };
    }),
  );
}

function lead(company: Company, manager: Employee, stage: number, at: number): Led {
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
  const told = [created(order, manager.id, moment(at, 0))];
  let turn = 0;
  for (const [who, ...commands] of acts) {
    const person = company.people.get(who === 'manager' ? manager.key : who);
    if (!person) throw new Error(`nobody is ${who}`);
    for (const command of commands) {
      turn += 1;
      const done = act(order, command, stampOf(person, moment(at, turn)));
      order = done.order;
      told.push(...done.told);
    }
  }
  return { order, told };
}

const created = ({ managerId }: OrderState, actorId: number, at: string): Told => ({
  version: 1,
  kind: 'orderCreated',
  step: null,
  actorId,
  at,
  data: { managerId, renewedFromId: null },
});

const of = (acts: typeof path, cast: Cast): Act[] => acts.map((make) => make(cast));

function act(order: OrderState, command: OrderCommand, stamp: Stamp): Led {
  const decision = decide(def, order, command, stamp);
  if (!decision.ok) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`);
  const after = decision.events.reduce((state, event) => evolve(def, state, event), order);
  const version = order.version + 1;
  return {
    order: { ...after, version },
    told: decision.events.map((event) => toldOf(event, stamp, version, after.currentStep)),
  };
}

function toldOf(event: OrderEvent, { employeeId, at }: Stamp, version: number, activeStep: string): Told {
  const { type, stamp: _stamp, ...rest } = event;
  const { step = null, ...data } = rest as { step?: string };
  return { version, kind: type, step, actorId: employeeId, at, data: { ...data, activeStep } };
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
