import type { AbsenceSubject, Role } from '#domain/policy/actions.ts';
import { can } from '#domain/policy/can.ts';
import type { Actor } from '#domain/rules/who.ts';
import { isPositiveMoney } from '#domain/values/money.ts';
import type { Call } from './calls.ts';
import { actorOf, type Company, personOf } from './company.ts';
import { afterEvents, type LoggedEvent, type Model, type ModelContract } from './model.ts';
import { type BesideAct, done, type Prediction, refused } from './predict.ts';
import { contractSubject } from './predict-files.ts';

type Of<T extends BesideAct['type']> = Extract<BesideAct, { type: T }>;
type BesideCall = Omit<Call, 'act'> & { act: BesideAct };

const REASON_LENGTH = 10;

/** Acts on what orders rest upon: their contract, and the people. */
export function predictBeside(model: Model, { act, saw }: BesideCall, actor: Actor): Prediction {
  if (act.type === 'editContract') return editContract(model, act, saw, actor);
  const { company } = model;
  if (
    act.type !== 'enterAbsence' &&
    act.type !== 'cancelAbsence' &&
    !can(actor, 'people.administer', null).ok
  )
    return refused('not_allowed');
  const become = (change: Partial<Company>) => done(model, { ...model, company: { ...company, ...change } });
  switch (act.type) {
    case 'enterAbsence':
      if (!can(actor, 'absence.enter', absentee(company, act.who)).ok) return refused('not_allowed');
      return become({ away: [...company.away, { id: 0, who: act.who, substitute: act.substitute }] });
    case 'cancelAbsence': {
      const found = company.away.find((one) => one.who === act.who && one.substitute === act.substitute);
      if (!found) return refused('not_found');
      const about = absentee(company, act.who);
      if (!can(actor, 'absence.end', about).ok) return refused('not_allowed');
      // all of them have begun: the person may only come back sooner
      if (!can(actor, 'absence.enter', about).ok) return refused('already_done');
      return become({ away: company.away.filter((one) => one !== found) });
    }
    case 'seat':
      return become({ seats: { ...company.seats, [act.department]: act.head } });
    case 'setRoles': {
      const person = { ...personOf(company, act.who), roles: act.roles as Role[] };
      return become({ people: { ...company.people, [act.who]: person } });
    }
    case 'dismiss':
      return dismiss(model, act);
  }
}

/** Who is away, and the heads over them as the seats are taken now. */
function absentee(company: Company, who: string): AbsenceSubject {
  const { id, path } = personOf(company, who);
  const heads = path.flatMap((key) => company.seats[key] ?? []);
  return { employeeId: id, headIds: heads.map((name) => personOf(company, name).id) };
}

/** Number, date and amount; the amount of a confirmed order's contract stays above zero. */
function editContract(model: Model, act: Of<'editContract'>, saw: Call['saw'], actor: Actor): Prediction {
  const contract = model.contracts[act.contract];
  if (!contract) return refused('not_found');
  const subject = contractSubject(model, contract, actor);
  const changed = act.amount !== contract.amount;
  const verdict = can(actor, changed ? 'contract.editTerms' : 'contract.edit', subject);
  if (!verdict.ok) return refused('not_allowed', 'not_found');
  if (saw === 'before') return refused('version_conflict');
  if (!changed) return done(model, model);
  const confirmed = model.orders.some(
    ({ state }) => state.status === 'confirmed' && state.contract?.id === contract.id,
  );
  const isShort = subject.signed && (act.reason?.trim().length ?? 0) < REASON_LENGTH;
  if (isShort || (confirmed && !(act.amount !== null && isPositiveMoney(act.amount))))
    return refused('invalid');
  const { amount } = act;
  const edited: ModelContract = { ...contract, amount, version: contract.version + 1 };
  return done(model, {
    ...model,
    contracts: model.contracts.map((one) => (one === contract ? edited : one)),
  });
}

/** Whoever is dismissed signs in no more; their orders go to the successor. */
function dismiss(model: Model, { who, successor }: Of<'dismiss'>): Prediction {
  const { company } = model;
  if (!actorOf(company, who)) return refused('already_done');
  const leaver = personOf(company, who).id;
  const heir = successor === null ? null : personOf(company, successor).id;
  const orders = model.orders.map((order) => {
    if (heir === null || order.state.managerId !== leaver) return order;
    const events: LoggedEvent[] = [{ type: 'managerAssigned', after: heir }];
    return afterEvents(order, events);
  });
  return done(model, { ...model, orders, company: { ...company, dismissed: [...company.dismissed, who] } });
}
