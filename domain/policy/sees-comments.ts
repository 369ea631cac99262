import type { Definition } from '../process/definition.ts';
import type { OrderFacts } from '../rules/when.ts';
import { type Actor, capacityOf, type Self } from '../rules/who.ts';
import { isAdmin, isDirector, isFinance, isManager, leadsClientBase } from './can.ts';
import { isHeld, seesComment, seesOrder } from './sees.ts';

/**
 * The pure reading of who sees what is said on a contract or a client: like the manager's. The SQL reading
 * (`contractComments`, `clientComments` in `server/visibility/reader.ts`) must agree with it.
 */
type OfProcess = { def: Definition; facts: OrderFacts };

export function seesContractComments(
  actor: Actor,
  contract: { authorId: number; clientManagerId: number | null; orders: readonly OfProcess[] },
): boolean {
  const { authorId, clientManagerId, orders } = contract;
  const owns = (self: Self) =>
    seesAllMoney(self) || self.employeeId === authorId || self.employeeId === clientManagerId;
  const held = orders.some(({ facts }) => isHeld(actor, facts));
  return (actor.selves.some(owns) && !held) || orders.some((order) => seesManagers(actor, order));
}

export const seesClientComments = (actor: Actor, orders: readonly OfProcess[]): boolean =>
  actor.selves.some((self) => isManager(self) || seesAllMoney(self)) ||
  orders.some((order) => seesManagers(actor, order));

const seesAllMoney = (self: Self): boolean =>
  leadsClientBase(self) || isFinance(self) || isDirector(self) || isAdmin(self);

/** Nobody has the number 0. */
const ofManager = { authorId: 0, capacities: [capacityOf('managerOfOrder')] };
const seesManagers = (actor: Actor, { def, facts }: OfProcess): boolean =>
  seesOrder(actor, def, facts) && seesComment(actor, def, facts, ofManager);
