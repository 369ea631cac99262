import type { Facts, OrderFacts, Season, Self, Who } from '../facts.ts';
import { allowed, denied, done, hidden, refused, silent, state, type Verdict } from '../verdict.ts';
import { any, heads, isAccounting, isAdmin, isDirector, isHeadOfSales } from './people.ts';
import { fills, homeOf, lacks, moneyFields, numberOf, signs, stepOf, steps } from './process.ts';
import { isHeld, seesMoney } from './sees.ts';

/**
 * Section 4, «Who does what» and the life of a step, for somebody who sees the order: may they, and does the state let them.
 * The caller has already answered for the signed out, the read-only and the unseen.
 */

/** «Archive: read-only»; «refused … freezes the steps where they stand» */
const frozen = state('order_frozen');
/** «nothing is filled or signed past step 1 until it is confirmed again» */
const unconfirmed = state('gate_closed', 'step_locked', 'order_frozen');
const isFrozen = (order: OrderFacts): boolean => order.archived || order.status === 'refused';

const isOrderManager = (who: Who, order: OrderFacts): boolean =>
  any(who, (self) => self.id === order.managerId);
/** «its manager, head of sales» */
const leads = (who: Who, order: OrderFacts): boolean => isOrderManager(who, order) || any(who, isHeadOfSales);

/** «set the status of an order | its manager, head of sales» */
export function confirm(who: Who, order: OrderFacts): Verdict {
  if (!leads(who, order)) return refused;
  if (order.archived) return state('order_frozen', 'already_done');
  if (order.status === 'refused') return state('order_frozen', 'already_done');
  if (order.status === 'confirmed') return state('already_done');
  // «only with a contract whose amount is above zero»
  return Number(order.contract?.amount ?? 0) > 0 ? done : state('gate_closed');
}

export function refuse(who: Who, order: OrderFacts): Verdict {
  if (!leads(who, order)) return refused;
  if (order.archived) return frozen;
  return order.status === 'refused' ? state('already_done', 'order_frozen') : done;
}

export function takeUp(who: Who, order: OrderFacts): Verdict {
  if (!leads(who, order)) return refused;
  return order.status === 'refused' ? done : state('already_done', 'order_frozen');
}

export function rename(who: Who, order: OrderFacts): Verdict {
  if (!leads(who, order)) return refused;
  if (order.archived) return frozen;
  return order.status === 'refused' ? allowed : done;
}

/** 0006: «The contract of an order can be chosen or changed until the order is confirmed for the first time.» */
export function attachContract(who: Who, order: OrderFacts): Verdict {
  if (!leads(who, order)) return refused;
  if (order.status === 'refused') return allowed;
  if (order.everConfirmed) return state('step_locked', 'order_frozen', 'already_done', 'invalid');
  return order.contract ? done : state('already_done');
}

/** «head of sales for anyone, and reassigns» */
export function reassign(who: Who, order: OrderFacts): Verdict {
  if (!any(who, isHeadOfSales)) return refused;
  // an archived order is renewed by somebody, also when its manager has left
  return order.archived || order.status === 'refused' ? allowed : done;
}

/** «fill, request; sign, return; assign the expert | as the process says» */
export function fill(who: Who, order: OrderFacts, key: string): Verdict {
  const step = homeOf(key);
  if (moneyFields.includes(key) && !seesMoney(who, order)) return hidden;
  if (step.bySigner.includes(key)) {
    if (!any(who, signs(order, step))) return refused;
    // «committed by the same act as the signature»
    return isFrozen(order) || numberOf(order.step) !== numberOf(step.key) ? denied : allowed;
  }
  if (!any(who, fills(order, step))) return refused;
  const open = step.openUntilArchive.includes(key);
  if (isFrozen(order)) return frozen;
  const ahead = numberOf(step.key) - numberOf(order.step);
  if (order.status === 'prospect' && numberOf(step.key) > 1) return unconfirmed;
  if (ahead > 0) return step.early?.includes(key) ? done : state('step_locked');
  if (open) return done;
  // «what they filled locks»
  return ahead < 0 || order.state === 'awaitingResolution' ? state('step_locked') : done;
}

/** Setting what is set, or clearing what is not, may be refused as already done. */
export function mark(who: Who, order: OrderFacts, key: string, to: boolean): Verdict {
  const verdict = fill(who, order, key);
  return verdict.is === 'done' && order.set.has(key) === to ? allowed : verdict;
}

/** «Payments can be entered from confirmation until the archive.» */
export function enterPayment(who: Who, order: OrderFacts): Verdict {
  // who examines is held to the expert's money; whether to entering none as well, the rules do not say
  if (isHeld(who, order) && any(who, isAccounting)) return silent;
  if (!seesMoney(who, order)) return hidden;
  if (!any(who, isAccounting)) return refused;
  if (isFrozen(order)) return frozen;
  return order.status === 'confirmed' ? done : unconfirmed;
}

/** «a payment signed over is reversed by an entry with a reason» */
export function reversePayment(who: Who, order: OrderFacts): Verdict {
  return enterPayment(who, order);
}

/** «Whoever fills a step asks for the resolution once everything that is theirs to fill is there» */
export function request(who: Who, order: OrderFacts, key: OrderFacts['step']): Verdict {
  const step = stepOf(key);
  const signerToo = step.bySigner.length > 0 && any(who, signs(order, step));
  if (signerToo && !any(who, fills(order, step))) return isFrozen(order) ? denied : silent;
  if (!any(who, fills(order, step))) return refused;
  if (isFrozen(order)) return frozen;
  if (step.signedBy === null) return state('step_locked', 'gate_closed', 'already_done');
  if (key !== order.step) return state('step_locked', 'already_done', 'gate_closed', 'order_frozen');
  if (order.status === 'prospect') return unconfirmed;
  if (order.state === 'awaitingResolution') return state('already_done', 'step_locked');
  return lacks(order, step) ? state('gate_closed') : done;
}

/** «the asker can take the request back until it is signed» */
export function takeBack(who: Who, order: OrderFacts): Verdict {
  if (order.askedBy !== null && order.state === 'awaitingResolution') {
    if (!any(who, ({ id }) => id === order.askedBy)) return refused;
    return isFrozen(order) ? frozen : order.status === 'prospect' ? silent : done;
  }
  return denied;
}

/** «head signs»; «the head's seat is vacant, or the step is overdue, the director may sign, with a reason» */
export function sign(who: Who, order: OrderFacts, key: OrderFacts['step'], season: Season): Verdict {
  const step = stepOf(key);
  const signer = any(who, signs(order, step));
  if (!signer && !directorMay(who, order, key, season)) {
    // whether the director's turn has come is itself a matter of the state
    return any(who, isDirector) && step.signedBy !== null && key !== order.step ? denied : refused;
  }
  if (isFrozen(order)) return frozen;
  if (key !== order.step) return state('step_locked', 'already_done', 'gate_closed', 'order_frozen');
  if (order.status === 'prospect') return unconfirmed;
  return lacks(order, step) ? state('gate_closed') : done;
}

/** 0006: «The director's signature stands in for heads only, never for the manager's own move to the archive.» */
function directorMay(who: Who, order: OrderFacts, key: OrderFacts['step'], season: Season): boolean {
  const { signedBy } = stepOf(key);
  if (signedBy === null || !any(who, isDirector)) return false;
  return season.vacant.includes(signedBy) || (order.overdue && key === order.step);
}

/** «The signer may withdraw their own resolution while nothing in the next step has been set»: their own, in person. */
export function withdraw(who: Who, order: OrderFacts, key: OrderFacts['step']): Verdict {
  const by = order.signedBy[key];
  if (by === undefined) return denied;
  if (who.id !== by) return refused;
  if (isFrozen(order)) return frozen;
  if (order.status === 'prospect') return silent;
  const next = steps[numberOf(key)];
  if (!next || next.key !== order.step) return state('step_locked', 'already_done', 'gate_closed');
  const touched =
    order.state !== 'active' ||
    [...next.required, ...next.optional, ...next.openUntilArchive, ...next.bySigner].some((item) =>
      item === 'payments' ? order.payments > 0 : order.set.has(item),
    );
  return touched ? state('step_locked', 'already_done') : done;
}

/** «A head returns the order from the active step to its filler or to any earlier step»; 0006: at the last step the head of sales. */
export function sendBack(who: Who, order: OrderFacts, to: OrderFacts['step']): Verdict {
  const { signedBy } = stepOf(order.step);
  if (!any(who, heads(signedBy ?? 'sales'))) return refused;
  if (isFrozen(order)) return frozen;
  if (order.status === 'prospect') return silent;
  if (to !== order.step) return done;
  return signedBy === null ? allowed : order.state === 'awaitingResolution' ? done : allowed;
}

/**
 * «an expert is assigned or replaced»: by the signature of the step that names one. «What is signed is not edited»: once it is signed
 * the order goes back there first, so it takes whoever may do both.
 */
export function replaceExpert(who: Who, order: OrderFacts, expertId: number, season: Season): Verdict {
  const step = stepOf('assignment');
  if (!order.archived && numberOf(order.step) <= numberOf(step.key))
    return sign(who, order, step.key, season);
  const back = sendBack(who, order, step.key);
  if (back.is === 'refused') return refused;
  if (!any(who, signs(order, step))) return any(who, isDirector) ? denied : refused;
  if (isFrozen(order)) return state('order_frozen', 'already_done');
  if (back.is === 'silent') return silent;
  return order.expertId === expertId ? state('already_done') : done;
}

/** «the head of sales or admin can reopen with a reason» */
export function reopen(who: Who, order: OrderFacts): Verdict {
  if (!any(who, isHeadOfSales) && !any(who, isAdmin)) return refused;
  return order.archived ? done : state('already_done', 'step_locked', 'order_frozen', 'gate_closed');
}

/** «one click makes a new prospect from an archived order (same client and manager)»: it is an order of its manager, whom the head of sales may also give one. */
export function renew(who: Who, order: OrderFacts): Verdict {
  if (!leads(who, order)) return refused;
  if (!order.archived) return state('already_done', 'step_locked', 'order_frozen', 'gate_closed');
  return order.renewed ? state('already_done') : done;
}

/**
 * ux 3.6: «Ждём человека (full ФИО, since when, «Напомнить» …)», by who takes part in the order: whoever leads, examines, fills or signs
 * something of it, the director, the administrator. Of what they cannot see, fill themselves, or is not missing: not at all.
 */
export function remind(who: Who, order: OrderFacts, key: string): Verdict {
  const takesPart = (self: Self) =>
    self.id === order.managerId ||
    self.id === order.expertId ||
    isAccounting(self) ||
    steps.some(({ signedBy }) => signedBy !== null && heads(signedBy)(self)) ||
    isDirector(self) ||
    isAdmin(self);
  if (!any(who, takesPart)) return refused;
  if (isFrozen(order)) return frozen;
  const step = stepOf(order.step);
  const nothing = state('already_done');
  if (order.status === 'prospect' && numberOf(order.step) > 1) return nothing;
  const awaitsSigner = key === 'resolution' || step.bySigner.includes(key);
  // an act of the last step is of the second, which accounting fills
  const home = key === 'resolution' ? step : homeOf(key);
  const isOwn = any(who, awaitsSigner ? signs(order, step) : fills(order, home));
  if (isOwn) return nothing;
  if (moneyFields.includes(key) && !seesMoney(who, order)) return nothing;
  if (key !== 'resolution') {
    const isThere = key === 'payments' ? order.payments > 0 : order.set.has(key);
    return isThere || home.key !== step.key ? nothing : done;
  }
  if (order.state === 'awaitingResolution') return done;
  return lacks(order, step) || step.bySigner.some((one) => !order.set.has(one)) ? nothing : done;
}

/** «Everyone who sees the order sees their own» comments: everyone who sees it may write one. */
export const comment = (_who: Who, order: OrderFacts): Verdict => (order.archived ? allowed : done);

/** «add a document | whoever may edit the contract; accounting; expert and head of expertise of an order under it (not commercial kinds)» */
export function addDocument(who: Who, order: OrderFacts, commercial: boolean, { orders }: Facts): Verdict {
  const underIt = orders.filter(
    (each) => each === order || (order.contract !== null && each.contract === order.contract),
  );
  const editsContract = (self: Self) =>
    isHeadOfSales(self) ||
    underIt.some((each) => each.managerId === self.id) ||
    (order.contract !== null && [order.contract.authorId, order.contract.client.managerId].includes(self.id));
  const ok = order.archived || order.status === 'refused' ? allowed : done;
  if (commercial && isHeld(who, order))
    return any(who, (self) => editsContract(self) || isAccounting(self)) ? silent : refused;
  if (any(who, (self) => editsContract(self) || isAccounting(self))) return ok;
  if (commercial) return refused;
  const examines = (self: Self) =>
    heads('expertise')(self) || underIt.some((each) => each.expertId === self.id);
  return any(who, examines) ? ok : refused;
}
