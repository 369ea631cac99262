import type { Actor } from '../rules/who.ts';
import type { Action } from './actions.ts';
import { isAdmin, isManager, leadsClientBase, type Policy, verdict } from './can.ts';

/** Administration is personal, also here: who stands in for an administrator does not become one. */
const isAdminHere = (actor: Actor) => (self: Actor['selves'][0]) =>
  self.employeeId === actor.employeeId && isAdmin(self);

/**
 * Whoever may add clients reads tables in, and their rows do what they may do themselves; the administrator moves a company in
 * and so adds and changes records of anybody. The process of an order is nobody's to pass by: its gate judges rows as it judges people.
 */
export const importPolicy: Policy<Extract<Action, `import.${string}`>> = {
  'import.run': (actor) =>
    verdict(actor, (self) => isManager(self) || leadsClientBase(self) || isAdminHere(actor)(self), [
      'anyManager',
      'headOfClientBase',
      'admin',
    ]),
  'import.anyRecord': (actor) =>
    verdict(actor, (self) => leadsClientBase(self) || isAdminHere(actor)(self), [
      'headOfClientBase',
      'admin',
    ]),
};
