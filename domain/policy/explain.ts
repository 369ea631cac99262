import type { Definition } from '../process/definition.ts';
import { holds, type OrderFacts } from '../rules/when.ts';
import { type Actor, capacityOf, type Grant, isOne, type Self, type Who } from '../rules/who.ts';
import { isAdmin, isDirector, isFinance, isManager, leadsClientBase } from './can.ts';
import { freeSelves, isHeld, readableCapacities, seesAllComments, seesAudience, seesOrder } from './sees.ts';

/**
 * «Почему видит»: of a record and a person, the rule that shows or hides each part. It says what `sees.ts` and the SQL reading
 * decide; a test holds it to both.
 */

/** A rule of the process as it was tried: `as` is the identity that is one of the people it names, null where none is. */
export type RuleTried = { grant: Grant; as: number | null; holds: boolean };

export type OrderPart = {
  part: { of: 'order' } | { of: 'values'; audience: string } | { of: 'comments'; by: readonly Who[] };
  seen: boolean;
  /** The person is held to the expert's share of this order, so none of the rules opens this part. */
  held: boolean;
  rules: RuleTried[];
};

export function explainOrder(actor: Actor, def: Definition, order: OrderFacts): OrderPart[] {
  const seen = seesOrder(actor, def, order);
  const held = isHeld(actor, order);
  const free = freeSelves(actor, order);
  const ofOrder: OrderPart = {
    part: { of: 'order' },
    seen,
    held: false,
    rules: tryGrants(actor.selves, def.sees, order),
  };
  const values = Object.entries(def.audiences).map(
    ([audience, grants]): OrderPart => ({
      part: { of: 'values', audience },
      seen: seen && seesAudience(actor, def, order, audience),
      held,
      rules: tryGrants(held ? actor.selves : free, grants, order),
    }),
  );
  const readable = readableCapacities(actor, def, order);
  const all = seesAllComments(actor, order);
  const comments = def.comments.map(
    ({ by, seenBy }): OrderPart => ({
      part: { of: 'comments', by },
      seen: seen && (all || by.some((who) => readable.includes(capacityOf(who)))),
      held,
      rules: tryGrants(held ? actor.selves : free, [...seenBy, ...readsAll], order),
    }),
  );
  return [ofOrder, ...values, ...comments];
}

/** They read every comment of an order they see. */
const readsAll: Grant[] = [{ who: 'director' }, { who: 'admin' }];

function tryGrants(selves: readonly Self[], grants: readonly Grant[], order: OrderFacts): RuleTried[] {
  return grants.map((grant) => ({
    grant,
    as: selves.find((self) => isOne(self, grant.who, order))?.employeeId ?? null,
    holds: grant.when === undefined || holds(grant.when, order),
  }));
}

export type OrderOf = { id: number; def: Definition; facts: OrderFacts };
/** Why a part of a contract or a client is open. */
export type Reason =
  | { because: 'allClients' | 'allMoney' | 'author' | 'clientManager'; as: number }
  | { because: 'order'; orderId: number };
export type RecordPart = {
  part: 'contract' | 'money' | 'documents' | 'contractComments' | 'client' | 'clientComments';
  seen: boolean;
  reasons: Reason[];
  /** The order by which the person is held to the expert's share, so that their own right does not open the part. */
  heldBy: number | null;
};

export type ContractOf = { authorId: number; clientManagerId: number | null; orders: readonly OrderOf[] };

export function explainContract(actor: Actor, contract: ContractOf): RecordPart[] {
  const { authorId, clientManagerId } = contract;
  const orders = throughOrders(actor, contract.orders);
  const own = [
    ...reasonsOf(actor, 'allMoney', seesAllMoney),
    ...reasonsOf(actor, 'author', (self) => self.employeeId === authorId),
    ...reasonsOf(actor, 'clientManager', (self) => self.employeeId === clientManagerId),
  ];
  const heldBy = contract.orders.find(({ facts }) => isHeld(actor, facts))?.id ?? null;
  const unlessHeld = heldBy === null ? own : [];
  const held = own.length > 0 ? heldBy : null;
  return [
    part('contract', [...reasonsOf(actor, 'allClients', seesAllClients), ...orders.seen]),
    part('money', [...unlessHeld, ...orders.commercial], held),
    part('documents', [...own, ...orders.seen]),
    part('contractComments', [...unlessHeld, ...orders.managers], held),
  ];
}

export function explainClient(actor: Actor, orders: readonly OrderOf[]): RecordPart[] {
  const through = throughOrders(actor, orders);
  const all = reasonsOf(actor, 'allClients', seesAllClients);
  return [part('client', [...all, ...through.seen]), part('clientComments', [...all, ...through.managers])];
}

function throughOrders(actor: Actor, orders: readonly OrderOf[]) {
  const seen = orders.filter(({ def, facts }) => seesOrder(actor, def, facts));
  const those = (test: (order: OrderOf) => boolean): Reason[] =>
    seen.filter(test).map(({ id }) => ({ because: 'order', orderId: id }));
  return {
    seen: those(() => true),
    commercial: those(({ def, facts }) => seesAudience(actor, def, facts, def.commercialAudience)),
    managers: those(
      ({ def, facts }) =>
        seesAllComments(actor, facts) || readableCapacities(actor, def, facts).includes('managerOfOrder'),
    ),
  };
}

const part = (
  of: RecordPart['part'],
  reasons: Reason[],
  heldBy: RecordPart['heldBy'] = null,
): RecordPart => ({
  part: of,
  seen: reasons.length > 0,
  reasons,
  heldBy: reasons.length > 0 ? null : heldBy,
});

function reasonsOf(
  actor: Actor,
  because: Exclude<Reason['because'], 'order'>,
  test: (self: Self) => boolean,
): Reason[] {
  const self = actor.selves.find(test);
  return self ? [{ because, as: self.employeeId }] : [];
}

const seesAllMoney = (self: Self): boolean =>
  leadsClientBase(self) || isFinance(self) || isDirector(self) || isAdmin(self);
const seesAllClients = (self: Self): boolean => isManager(self) || seesAllMoney(self);
