import type { ClientFacts, ContractFacts, DocumentFacts, Facts, OrderFacts, Who } from '../facts.ts';
import { allowed, denied, done, refused, silent, state, type Verdict } from '../verdict.ts';
import { any, anyManagerOrHeadOfSales, heads, isAccounting, isHeadOfSales } from './people.ts';
import { isHeldUnder, seesOrder } from './sees.ts';

/** Section 4, «Who does what», the rows of clients, contracts and documents, for somebody who sees the record. */

/** «edit, refuse, archive, restore, merge a client | its responsible manager, head of sales» */
const mayEdit = (who: Who, client: ClientFacts): boolean =>
  any(who, (self) => self.id === client.managerId || isHeadOfSales(self));

export const editClient = (who: Who, client: ClientFacts): Verdict =>
  !mayEdit(who, client) ? refused : client.archived ? allowed : done;
export const refuseClient = (who: Who, client: ClientFacts): Verdict =>
  !mayEdit(who, client) ? refused : client.archived || client.status === 'refused' ? allowed : done;
export const takeBackClient = (who: Who, client: ClientFacts): Verdict =>
  !mayEdit(who, client) ? refused : client.archived || client.status === 'active' ? allowed : done;
export const archiveClient = (who: Who, client: ClientFacts): Verdict =>
  !mayEdit(who, client) ? refused : client.archived ? allowed : done;
export const restoreClient = (who: Who, client: ClientFacts): Verdict =>
  !mayEdit(who, client) ? refused : client.archived && client.mergedBy === undefined ? done : allowed;

/**
 * «merge a client | its responsible manager (of either twin), head of sales»: of the one and of the other, for «what a person may
 * not see is absent everywhere», and whoever leads a client sees the money of its contracts.
 */
export function mergeClient(who: Who, client: ClientFacts, into: ClientFacts): Verdict {
  if (!mayEdit(who, client) || !mayEdit(who, into)) return refused;
  if (client === into) return state('invalid');
  if (client.mergedBy !== undefined) return state('client_merged');
  return client.archived ? allowed : done;
}

/** Taken back by the head of sales, or by whoever did it; where nothing was merged nobody can take anything back. */
export const unmergeClient = (who: Who, { mergedBy }: ClientFacts): Verdict =>
  mergedBy === undefined
    ? denied
    : any(who, (self) => self.id === mergedBy || isHeadOfSales(self))
      ? done
      : refused;

/** Nobody in the gallery has agreed to anything. */
export const withdrawConsent = (who: Who, client: ClientFacts): Verdict =>
  mayEdit(who, client) ? state('already_done') : refused;

/** One change to all that the person sees: which of them it reaches, and which it leaves with a reason. */
export function reachedAtOnce(who: Who, seen: readonly ClientFacts[], managerId: number) {
  const others = seen.filter((client) => client.managerId !== managerId);
  const reached = others.filter((client) => mayEdit(who, client) && client.mergedBy === undefined);
  return {
    done: reached.length,
    leftOut: others.filter((client) => !reached.includes(client)).map(({ id }) => id),
  };
}

/** «add a client; plan a call; comment on a client | any manager, head of sales» */
export const commentClient = (who: Who, client: ClientFacts): Verdict =>
  !anyManagerOrHeadOfSales(who) ? refused : client.archived ? allowed : done;

/** «add a contract | any manager, head of sales» */
export const addUnder = (who: Who, client: ClientFacts): Verdict =>
  !anyManagerOrHeadOfSales(who) ? refused : client.archived || client.status === 'refused' ? allowed : done;

/** «edit a contract | its author, its client's manager, managers of its orders, head of sales» */
export const mayEditContract = (who: Who, contract: ContractFacts, { orders }: Facts): boolean =>
  any(
    who,
    (self) =>
      self.id === contract.authorId ||
      self.id === contract.client.managerId ||
      isHeadOfSales(self) ||
      orders.some((order) => order.contract === contract && order.managerId === self.id),
  );

/** «once step 1 of an order under it is signed, number, date and amount only the head of sales, with a reason» */
export function editContract(who: Who, contract: ContractFacts, facts: Facts, withReason: boolean): Verdict {
  if (!mayEditContract(who, contract, facts)) return refused;
  if (!contract.termsSigned) return done;
  // a withdrawn signature: the rules do not say whether the terms are open again
  if (contract.termsSigned === 'once') return any(who, isHeadOfSales) && withReason ? done : silent;
  if (!any(who, isHeadOfSales)) return refused;
  return withReason ? done : state('invalid');
}

/** The specification names nobody who may not: whoever sees a contract may say a word on it, as on an order. */
export const commentContract = (): Verdict => done;

/** «whoever may edit the contract; accounting; expert and head of expertise of an order under it (not commercial kinds)» */
export function addToContract(who: Who, contract: ContractFacts, commercial: boolean, facts: Facts): Verdict {
  // who is held to the expert's documents: whether they still add others, the rules do not say
  if (mayEditContract(who, contract, facts) || any(who, isAccounting))
    return commercial && isHeldUnder(who, contract, facts) ? silent : done;
  const under = facts.orders.filter((order) => order.contract === contract);
  const examines = under.some(
    (order) =>
      seesOrder(who, order) && any(who, (self) => self.id === order.expertId || heads('expertise')(self)),
  );
  return !commercial && examines ? done : refused;
}

/** «bin a document | who added it while no signature covers it; otherwise head of sales, with a reason» */
export function binDocument(who: Who, document: DocumentFacts, withReason: boolean): Verdict {
  const own = any(who, ({ id }) => id === document.addedBy) && !document.covered;
  if (own) return done;
  if (!any(who, isHeadOfSales)) return refused;
  return withReason ? done : state('invalid');
}

/** «add an order | any manager (becomes its manager); head of sales for anyone» */
export function addOrder(who: Who, client: ClientFacts, forId: OrderFacts['managerId'] | null): Verdict {
  if (!anyManagerOrHeadOfSales(who)) return refused;
  const forOther = forId !== null && !any(who, ({ id }) => id === forId);
  if (forOther && !any(who, isHeadOfSales)) return refused;
  return client.archived || client.status === 'refused' ? allowed : done;
}
