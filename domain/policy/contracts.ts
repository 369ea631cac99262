import { factsOf } from '../process/order.ts';
import { isOne, type Self } from '../rules/who.ts';
import { type ContractSubject, commercialKinds, type OrderSubject, type Subjects } from './actions.ts';
import { isFinance, isManager, leadsClientBase, type Policy, verdict } from './can.ts';
import { isHeld } from './sees.ts';

type ContractAction = Extract<keyof Subjects, `contract.${string}` | `document.${string}`>;

export const contractPolicy: Policy<ContractAction> = {
  'contract.create': (actor) =>
    verdict(actor, (self) => isManager(self) || leadsClientBase(self), ['anyManager', 'headOfClientBase']),
  'contract.edit': (actor, contract) =>
    verdict(actor, edits(contract), ['author', 'clientManager', 'headOfClientBase']),
  /** Number, date and amount: once a first step under it is signed, only who leads the client base. */
  'contract.editTerms': (actor, contract) =>
    contract.signed
      ? verdict(actor, leadsClientBase, ['headOfClientBase'])
      : verdict(actor, edits(contract), ['author', 'clientManager', 'headOfClientBase']),
  'contract.comment': (actor) => ({ ok: true, as: actor.selves[0] }),
  'document.add': (actor, { contract, order, kind }) => {
    const orders = contract ? contract.orders : order ? [order] : [];
    const commercial = commercialKinds.includes(kind);
    return verdict(
      actor,
      (self) =>
        (contract !== null && edits(contract)(self)) ||
        (contract === null &&
          orders.some(
            (one) => isOne(self, 'managerOfOrder', factsOf(one.def, one.order)) || leadsClientBase(self),
          )) ||
        (isFinance(self) && !orders.some((one) => isHeld(actor, factsOf(one.def, one.order)))) ||
        (!commercial && orders.some((one) => addsToOrder(self, one))),
      commercial
        ? ['author', 'clientManager', 'finance']
        : ['author', 'clientManager', 'finance', 'expertOfOrder'],
    );
  },
  'document.bin': (actor, { addedBy, covered }) =>
    verdict(
      actor,
      (self) => (!covered && self.employeeId === addedBy) || leadsClientBase(self),
      covered ? ['headOfClientBase'] : ['whoAdded', 'headOfClientBase'],
    ),
};

function edits(contract: ContractSubject): (self: Self) => boolean {
  return (self) =>
    self.employeeId === contract.authorId ||
    self.employeeId === contract.clientManagerId ||
    contract.orderManagerIds.includes(self.employeeId) ||
    leadsClientBase(self);
}

function addsToOrder(self: Self, { def, order }: OrderSubject): boolean {
  const facts = factsOf(def, order);
  return def.addsDocuments.some((who) => isOne(self, who, facts));
}
