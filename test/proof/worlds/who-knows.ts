import type { Name } from '#test/world.ts';
import { goals, type OrderPlan, type Plan } from './plan.ts';

/**
 * What a person may know of the company, written from the tables «Who sees an order», «Who sees a comment» and the
 * paragraphs between them. Nothing of the product is asked, so that the two can disagree.
 */
export type Fact =
  | { client: string }
  | { clientComment: string; by: Name }
  | { contract: string }
  | { contractMoney: string }
  | { contractComment: string; by: Name }
  | { order: string }
  | { orderMoney: string }
  | { orderComment: string; by: Name }
  /** A document dropped on an order: it hangs on the order's contract. */
  | { document: string; commercial: boolean }
  /** A task about an order, given by one who sees it to another who does. */
  | { task: string; by: Name; to: Name }
  /** Why somebody is away, or asks to be: known to them and their head; who stands in for them does not know. */
  | { absenceOf: Name; head: Name }
  /** What lies in a folder of the company for this department. */
  | { folderOf: DepartmentKey }
  /** Somebody's own business: settings, keys. */
  | { own: Name }
  | { administration: true }
  | { everybody: true };

export function mayKnow(plan: Plan, person: Name, fact: Fact): boolean {
  if ('everybody' in fact) return true;
  if (person === 'director' || person === 'admin')
    return !('own' in fact) || fact.own === person || ('administration' in fact && person === 'admin');
  if ('own' in fact) return fact.own === person;
  if ('administration' in fact) return false;
  const selves = selvesOf(plan, person);
  // the head over the assignee is the assignee here; whoever only sees the order knows nothing of it
  if ('task' in fact) return selves.includes(fact.by) || selves.includes(fact.to);
  if ('absenceOf' in fact) return person === fact.absenceOf || selves.includes(fact.head);
  if ('folderOf' in fact) return selves.some((self) => membersOf[fact.folderOf].includes(self));
  if ('client' in fact) return seesClient(plan, person, fact.client);
  if ('clientComment' in fact) return seesClientComment(plan, person, fact.clientComment, fact.by);
  if ('contract' in fact) return seesContract(plan, person, fact.contract);
  if ('contractMoney' in fact) return seesContractMoney(plan, person, fact.contractMoney);
  if ('contractComment' in fact)
    return (
      selves.includes(fact.by) ||
      ownsContract(plan, person, fact.contractComment) ||
      ordersUnder(plan, fact.contractComment).some(
        (order) => seesOrder(plan, person, order) && readsManagers(plan, person, order),
      )
    );
  if ('document' in fact) return seesDocument(plan, person, orderOf(plan, fact.document), fact.commercial);
  if ('order' in fact) return seesOrder(plan, person, orderOf(plan, fact.order));
  if ('orderMoney' in fact) return seesOrderMoney(plan, person, orderOf(plan, fact.orderMoney));
  return seesOrderComment(plan, person, orderOf(plan, fact.orderComment), fact.by);
}

/**
 * An order out of sight may still stand behind something in sight: the payment status and the lock of a contract whose
 * money is seen are computed over all its orders, its open documents hang on the contract, a replaced expert was told.
 */
export function standsBehind(plan: Plan, person: Name, order: OrderPlan): boolean {
  return (
    seesOrder(plan, person, order) ||
    (order.confirmed && seesContractMoney(plan, person, order.contract)) ||
    (order.openDocuments && seesDocument(plan, person, order, false)) ||
    seesDocument(plan, person, order, true)
  );
}

export const orderOf = (plan: Plan, key: string): OrderPlan => {
  const found = plan.orders.find((one) => one.key === key);
  if (!found) throw new RangeError(key);
  return found;
};

/** Themselves and whom they stand in for. */
const selvesOf = (plan: Plan, person: Name): Name[] => [
  person,
  ...plan.substitutions.filter((one) => one.substitute === person).map((one) => one.absent),
];

const salesManagers: Name[] = ['manager', 'otherManager', 'colleague', 'regionManager'];
export type DepartmentKey = 'sales' | 'expertise' | 'accounting';
/** Those of the department and of those under it, and its head. */
const membersOf: Record<DepartmentKey, readonly Name[]> = {
  sales: ['manager', 'otherManager', 'colleague', 'regionManager', 'headOfSales'],
  expertise: ['expert', 'otherExpert', 'headOfExpertise'],
  accounting: ['accountant', 'headOfAccounting'],
};
const accounting: Name[] = ['accountant', 'headOfAccounting'];
const approval: Name[] = ['approver', 'headOfApproval'];
/** The one visibility group of the named company. */
const group: Name[] = ['manager', 'colleague'];
const allClients: Name[] = [...salesManagers, 'headOfSales', ...accounting];

const isAt = (order: OrderPlan, goal: (typeof goals)[number]): boolean =>
  goals.indexOf(order.goal) >= goals.indexOf(goal);
const leads = (self: Name, order: OrderPlan): boolean =>
  order.manager === self ||
  (group.includes(self) && group.includes(order.manager)) ||
  (self === 'headOfSales' && salesManagers.includes(order.manager));
const isSent = (order: OrderPlan): boolean => order.sentEarly || isAt(order, 'examination');

export function seesOrder(plan: Plan, person: Name, order: OrderPlan): boolean {
  if (person === 'director' || person === 'admin') return true;
  return selvesOf(plan, person).some(
    (self) =>
      leads(self, order) ||
      order.expert === self ||
      (accounting.includes(self) && order.confirmed) ||
      (self === 'headOfExpertise' && order.confirmed && (isAt(order, 'assignment') || isSent(order))) ||
      (approval.includes(self) && isAt(order, 'examined')),
  );
}

/** Whoever is the expert of an order is held to the expert's share, whatever else they are, unless they lead it. */
const isHeld = (person: Name, order: OrderPlan): boolean =>
  order.expert === person && order.manager !== person;

export function seesOrderMoney(plan: Plan, person: Name, order: OrderPlan): boolean {
  if (isHeld(person, order)) return false;
  return selvesOf(plan, person).some(
    (self) => leads(self, order) || (accounting.includes(self) && order.confirmed),
  );
}

function seesOrderComment(plan: Plan, person: Name, order: OrderPlan, by: Name): boolean {
  const selves = selvesOf(plan, person);
  if (!seesOrder(plan, person, order)) return false;
  if (selves.includes(by)) return true;
  if (isHeld(person, order)) return false;
  const heads: Name[] = ['headOfSales', 'headOfAccounting', 'headOfExpertise', 'headOfApproval'];
  const of = {
    manager: leads(by, order) && by !== 'headOfSales',
    expert: order.expert === by,
    accounting: accounting.includes(by),
    approval: approval.includes(by),
  };
  return selves.some(
    (self) =>
      (leads(self, order) && (of.manager || of.expert || of.accounting || heads.includes(by))) ||
      (accounting.includes(self) &&
        (of.manager || of.accounting || by === 'headOfSales' || by === 'headOfAccounting')) ||
      (self === 'headOfExpertise' && (of.manager || of.expert || of.approval)) ||
      (approval.includes(self) && (of.expert || of.approval)),
  );
}

/** Comments on a contract or client are seen like the manager's. */
const readsManagers = (plan: Plan, person: Name, order: OrderPlan): boolean =>
  seesOrderComment(plan, person, order, order.manager);

const ordersUnder = (plan: Plan, contract: string) => plan.orders.filter((one) => one.contract === contract);
const ordersOf = (plan: Plan, client: string) => plan.orders.filter((one) => one.client === client);

export const seesClient = (plan: Plan, person: Name, client: string): boolean =>
  selvesOf(plan, person).some((self) => allClients.includes(self)) ||
  ordersOf(plan, client).some((order) => seesOrder(plan, person, order));

const seesClientComment = (plan: Plan, person: Name, client: string, by: Name): boolean =>
  selvesOf(plan, person).some((self) => allClients.includes(self) || self === by) ||
  ordersOf(plan, client).some(
    (order) => seesOrder(plan, person, order) && readsManagers(plan, person, order),
  );

export const seesContract = (plan: Plan, person: Name, contract: string): boolean =>
  selvesOf(plan, person).some((self) => allClients.includes(self)) ||
  ordersUnder(plan, contract).some((order) => seesOrder(plan, person, order));

function ownsContract(plan: Plan, person: Name, key: string): boolean {
  const contract = plan.contracts.find((one) => one.key === key);
  const client = plan.clients.find((one) => one.key === contract?.client);
  return selvesOf(plan, person).some(
    (self) =>
      self === contract?.author ||
      self === client?.manager ||
      self === 'headOfSales' ||
      accounting.includes(self),
  );
}

export const seesContractMoney = (plan: Plan, person: Name, contract: string): boolean =>
  ownsContract(plan, person, contract) ||
  ordersUnder(plan, contract).some((order) => seesOrderMoney(plan, person, order));

const seesDocument = (plan: Plan, person: Name, order: OrderPlan, commercial: boolean): boolean =>
  commercial
    ? seesContractMoney(plan, person, order.contract)
    : ownsContract(plan, person, order.contract) ||
      ordersUnder(plan, order.contract).some((one) => seesOrder(plan, person, one));
