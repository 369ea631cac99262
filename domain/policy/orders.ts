import {
  allRequirements,
  type Definition,
  fillersOf,
  findRequirement,
  stepOf,
} from '../process/definition.ts';
import { isFilledBySigner } from '../process/gate.ts';
import { factsOf, progressOf } from '../process/order.ts';
import { type Actor, standingAs, type Who } from '../rules/who.ts';
import type { LedOrder, OrderSubject, Seats, Subjects } from './actions.ts';
import { isDirector, isManager, leadsClientBase, type Policy, type Verdict, verdict } from './can.ts';

type OrderAction = Extract<keyof Subjects, `order.${string}`>;

export const orderPolicy: Policy<OrderAction> = {
  'order.create': (actor) =>
    verdict(actor, (self) => isManager(self) || leadsClientBase(self), ['anyManager', 'headOfClientBase']),
  'order.createFor': (actor) => verdict(actor, leadsClientBase, ['headOfClientBase']),
  'order.edit': leads,
  'order.reassign': (actor) => verdict(actor, leadsClientBase, ['headOfClientBase']),
  'order.status': leads,
  'order.renew': leads,
  'order.comment': (actor) => ({ ok: true, as: actor.selves[0] }),
  'order.remind': (actor, subject) => oneOf(actor, takingPart(subject.def), subject),
  'order.fill': (actor, { def, order, key }) => {
    const placed = findRequirement(def, key);
    return placed ? oneOf(actor, fillersOf(placed), { def, order }) : { ok: false, allowed: [] };
  },
  'order.request': mayRequest,
  'order.takeBack': takeBack,
  'order.resolution.give': giveResolution,
  'order.resolution.withdraw': (actor, { def, order, step }) => {
    if (!hasStep({ def, step })) return nobody;
    const signature = progressOf(order, step).resolution;
    const signer = signature?.stamp.employeeId;
    return actor.employeeId === signer
      ? { ok: true, as: actor.selves[0] }
      : { ok: false, allowed: stepOf(def, step).resolution.by };
  },
  'order.return': (actor, subject) =>
    oneOf(actor, stepOf(subject.def, subject.order.currentStep).returnedBy, subject),
  'order.reopen': (actor, subject) => oneOf(actor, subject.def.reopenedBy, subject),
};

function mayRequest(actor: Actor, subject: Subjects['order.request']): Verdict {
  return hasStep(subject) ? oneOf(actor, stepOf(subject.def, subject.step).filledBy, subject) : nobody;
}

/** Whoever asked, or was asked for by a substitute; while nothing is asked, whoever may ask. */
function takeBack(actor: Actor, subject: Subjects['order.takeBack']): Verdict {
  const asked = hasStep(subject) ? progressOf(subject.order, subject.step).requested : null;
  if (!asked) return mayRequest(actor, subject);
  const askers = [asked.employeeId, asked.standingFor?.employeeId];
  return verdict(actor, (self) => askers.includes(self.employeeId), ['whoAsked']);
}

/** Of a step the process does not have. */
const nobody: Verdict = { ok: false, allowed: [] };
const hasStep = ({ def, step }: { def: OrderSubject['def']; step: string }): boolean =>
  def.steps.some((one) => one.key === step);

/** The order's manager, or who leads the client base. */
function leads(actor: Actor, { order }: LedOrder): Verdict {
  return verdict(actor, (self) => self.employeeId === order.managerId || leadsClientBase(self), [
    'managerOfOrder',
    'headOfClientBase',
  ]);
}

function oneOf(actor: Actor, whos: readonly Who[], { def, order }: OrderSubject): Verdict {
  const as = standingAs(actor, whos, factsOf(def, order));
  return as ? { ok: true, as } : { ok: false, allowed: whos };
}

/** Who has work or a say in orders of this process: who leads and examines, fills and signs, and who answers for all. */
const takingPart = (def: Definition): readonly Who[] => [
  'managerOfOrder',
  'expertOfOrder',
  ...allRequirements(def).flatMap(fillersOf),
  ...def.steps.flatMap((step) => [...step.filledBy, ...step.resolution.by]),
  'director',
  'admin',
];

/** The signers the step names; the director only where nobody in the seat can sign, or the step is overdue. */
function giveResolution(actor: Actor, subject: Subjects['order.resolution.give']): Verdict {
  const { def, order, step, seats, today } = subject;
  if (!hasStep(subject)) return nobody;
  const { by, ownWork } = stepOf(def, step).resolution;
  const named = oneOf(actor, by, subject);
  if (named.ok)
    return ownWork || !filledHere(actor, subject) ? named : { ok: false, allowed: by, because: 'own_work' };
  const director = actor.selves.find(isDirector);
  const dueOn = progressOf(order, step).dueOn;
  const overdue = dueOn !== null && dueOn < today;
  const byHeads = by.some((who) => typeof who === 'object' && 'headOf' in who);
  if (director && byHeads && (overdue || by.every((who) => isEmptySeat(who, seats))))
    return { ok: true, as: director, asDirector: true };
  return named;
}

function isEmptySeat(who: Who, seats: Seats): boolean {
  if (typeof who === 'string' || !('headOf' in who)) return false;
  const seat = seats[who.headOf];
  return !seat || seat.headId === null || !seat.present;
}

/** What the signer fills comes with the signature and is no work of theirs before it. */
function filledHere(actor: Actor, { def, order, step }: OrderSubject & { step: string }): boolean {
  const mine = (stamp: { employeeId: number } | undefined) => stamp?.employeeId === actor.employeeId;
  const own = stepOf(def, step);
  return own.requirements
    .filter((requirement) => !isFilledBySigner({ step: own, requirement }))
    .some(({ key, kind }) =>
      kind === 'payments'
        ? order.payments.some((payment) => mine(payment.stamp))
        : mine(order.fields[key]?.stamp) || mine(order.marks[key]?.stamp),
    );
}
