import type {
  ClientFacts,
  CommentFacts,
  ContractFacts,
  DocumentFacts,
  Facts,
  OrderFacts,
  Self,
  Voice,
  Who,
} from '../facts.ts';
import {
  any,
  heads,
  isAccounting,
  isAdmin,
  isDirector,
  isHeadOfSales,
  isManager,
  memberOf,
} from './people.ts';
import { numberOf } from './process.ts';

/** Section 4, «Who sees an order», row by row. Each row says in which way the person sees it. */
type Way =
  | 'manager'
  | 'group'
  | 'headOfSales'
  | 'accounting'
  | 'headOfExpertise'
  | 'expert'
  | 'approval'
  | 'all';

const rows: readonly { way: Way; sees: (self: Self, order: OrderFacts) => boolean }[] = [
  // manager | own orders
  { way: 'manager', sees: (self, order) => self.id === order.managerId },
  // member of a visibility group | orders of its managers, as a manager sees them
  { way: 'group', sees: (self, order) => self.groupmates.includes(order.managerId) },
  // head of sales | orders of all managers of the department (and of departments under it)
  { way: 'headOfSales', sees: (self, order) => isHeadOfSales(self) && order.ledFromSales },
  // accounting | every order ever confirmed
  { way: 'accounting', sees: (self, order) => isAccounting(self) && order.everConfirmed },
  // head of expertise | orders ever confirmed that are at step 3 or later, or with termsOfReferenceSent
  {
    way: 'headOfExpertise',
    sees: (self, order) =>
      heads('expertise')(self) &&
      order.everConfirmed &&
      (numberOf(order.step) >= 3 || order.set.has('termsOfReferenceSent')),
  },
  // expert | orders assigned to them (a replaced expert keeps nothing)
  { way: 'expert', sees: (self, order) => self.id === order.expertId },
  // approval | orders at step 5 or later, or with examinationDone
  {
    way: 'approval',
    sees: (self, order) =>
      memberOf('approval')(self) && (numberOf(order.step) >= 5 || order.set.has('examinationDone')),
  },
  // director, admin | all
  { way: 'all', sees: (self) => isDirector(self) || isAdmin(self) },
];

const waysOf = (selves: readonly Self[], order: OrderFacts): Way[] =>
  rows.filter(({ sees }) => selves.some((self) => sees(self, order))).map(({ way }) => way);

export const seesOrder = (who: Who, order: OrderFacts): boolean =>
  who.signedIn && waysOf(who.selves, order).length > 0;

/** Its expert, or once its expert. */
export const examines = (who: Who, { expertId, formerExpertIds }: OrderFacts): boolean =>
  who.id === expertId || formerExpertIds.includes(who.id);

/**
 * «whoever is the expert of an order is held to the expert's comments and money on it, whatever else they are, unless they
 * are its manager, director or admin»; 0006: under every identity, unless one of the identities is one of the three.
 */
const isAbove = (self: Self, order: OrderFacts): boolean =>
  self.id === order.managerId || isDirector(self) || isAdmin(self);
export const isHeld = (who: Who, order: OrderFacts): boolean =>
  who.id === order.expertId && !any(who, (self) => isAbove(self, order));

/** «A substitute of the expert … read what the expert reads»: what an absent expert is held to, their substitute is too. */
const freeWays = (who: Who, order: OrderFacts): Way[] =>
  isHeld(who, order)
    ? []
    : waysOf(
        who.selves.filter((self) => self.id !== order.expertId || isAbove(self, order)),
        order,
      );

/** «The money of steps 1 and 2 and of the contract is not shown to experts, head of expertise, and approval.» */
const withMoney: readonly Way[] = ['manager', 'group', 'headOfSales', 'accounting', 'all'];
export const seesMoney = (who: Who, order: OrderFacts): boolean =>
  who.signedIn && freeWays(who, order).some((way) => withMoney.includes(way));

/** «Managers, head of sales, accounting, director and admin see all clients, and of all contracts number, date and client.» */
export const seesAllClients = (who: Who): boolean =>
  any(
    who,
    (self) =>
      isAdmin(self) || isManager(self) || isHeadOfSales(self) || isAccounting(self) || isDirector(self),
  );

/** «the others only clients and contracts of orders they see» */
export const seesClient = (who: Who, client: ClientFacts, { orders }: Facts): boolean =>
  who.signedIn &&
  (seesAllClients(who) || orders.some((order) => order.client === client && seesOrder(who, order)));
export const seesContract = (who: Who, contract: ContractFacts, { orders }: Facts): boolean =>
  who.signedIn &&
  (seesAllClients(who) || orders.some((order) => order.contract === contract && seesOrder(who, order)));

/** «A contract's amount, payment status, documents and comments are seen by its author, its client's manager, head of sales, accounting, director, admin» */
const knowsContract = (who: Who, { authorId, client }: ContractFacts): boolean =>
  who.signedIn &&
  any(
    who,
    (self) =>
      isAdmin(self) ||
      self.id === authorId ||
      self.id === client.managerId ||
      isHeadOfSales(self) ||
      isAccounting(self) ||
      isDirector(self),
  );

/** The contract's amount is money of its orders: who is held on one of them is held here, unless another shows it. */
export const isHeldUnder = (who: Who, contract: ContractFacts, { orders }: Facts): boolean =>
  orders.some((order) => order.contract === contract && isHeld(who, order));

/** «and by whoever sees an order of it (within the limits above)» */
export const seesContractMoney = (who: Who, contract: ContractFacts, facts: Facts): boolean =>
  (knowsContract(who, contract) && !isHeldUnder(who, contract, facts)) ||
  facts.orders.some((order) => order.contract === contract && seesMoney(who, order));

/** «nor are documents of commercial kinds» */
export function readsNameOf(who: Who, { commercial, contract, order }: DocumentFacts, facts: Facts): boolean {
  if (!who.signedIn) return false;
  if (!contract) return order !== null && (commercial ? seesMoney(who, order) : seesOrder(who, order));
  if (commercial) return seesContractMoney(who, contract, facts);
  return (
    knowsContract(who, contract) ||
    facts.orders.some((each) => each.contract === contract && seesOrder(who, each))
  );
}

/** What is in the bin is told of in the feed, and found nowhere. */
export const seesDocument = (who: Who, document: DocumentFacts, facts: Facts): boolean =>
  !document.binned && readsNameOf(who, document, facts);

/** On the order's own page who is held sees nothing commercial, whatever the contract's page shows them. */
export const seesDocumentOf = (who: Who, order: OrderFacts, document: DocumentFacts, facts: Facts): boolean =>
  seesDocument(who, document, facts) && !(document.commercial && isHeld(who, order));

/** Section 4, «Who sees a comment»; 0006: a director's is read like that of the heads of expertise and approval. */
const theHeads: readonly Voice[] = ['headOfSales', 'headOfAccounting', 'headOfExpertise', 'headOfApproval'];
const everybody: readonly Voice[] = ['manager', 'expert', 'accounting', 'approval', 'director', ...theHeads];
const asManager: readonly Voice[] = ['manager', 'expert', 'accounting', 'director', ...theHeads];
const heard: Record<Way, readonly Voice[]> = {
  manager: asManager,
  group: asManager,
  headOfSales: asManager,
  accounting: ['manager', 'accounting', 'headOfAccounting', 'headOfSales'],
  headOfExpertise: ['manager', 'expert', 'approval', 'headOfApproval'],
  // «the expert only their own»
  expert: [],
  approval: ['expert', 'approval', 'headOfApproval'],
  all: everybody,
};

export function seesComment(who: Who, { authorId, voices, on }: CommentFacts, facts: Facts): boolean {
  if (!who.signedIn) return false;
  if ('contract' in on)
    return any(who, ({ id }) => id === authorId)
      ? seesContract(who, on.contract, facts)
      : seesContractComments(who, on.contract, facts);
  if ('client' in on) return seesClientComments(who, on.client, facts);
  const { order } = on;
  if (!seesOrder(who, order)) return false;
  return (
    any(who, ({ id }) => id === authorId) ||
    freeWays(who, order).some((way) => voices.some((voice) => heard[way].includes(voice)))
  );
}

/** «Comments on a contract or client are seen like the manager's.» */
const hearsManager = (who: Who, order: OrderFacts): boolean =>
  freeWays(who, order).some((way) => heard[way].includes('manager'));

export const seesContractComments = (who: Who, contract: ContractFacts, facts: Facts): boolean =>
  (knowsContract(who, contract) && !isHeldUnder(who, contract, facts)) ||
  facts.orders.some((order) => order.contract === contract && hearsManager(who, order));

export const seesClientComments = (who: Who, client: ClientFacts, { orders }: Facts): boolean =>
  seesAllClients(who) || orders.some((order) => order.client === client && hearsManager(who, order));
