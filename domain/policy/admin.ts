import type { Actor } from '../rules/who.ts';
import { isAdmin, type Policy, type Verdict, verdict } from './can.ts';

type AdminAction =
  | 'people.administer'
  | 'departments.administer'
  | 'groups.administer'
  | 'dictionaries.administer'
  | 'processes.administer'
  | 'company.administer'
  | 'journal.read'
  | 'access.explain';

/** Administration is personal: who stands in for an administrator does not become one. */
const onlyAdmin = (actor: Actor): Verdict =>
  verdict(actor, (self) => self.employeeId === actor.employeeId && isAdmin(self), ['admin']);

export const adminPolicy: Policy<AdminAction> = {
  'people.administer': onlyAdmin,
  'departments.administer': onlyAdmin,
  'groups.administer': onlyAdmin,
  'dictionaries.administer': onlyAdmin,
  'processes.administer': onlyAdmin,
  'company.administer': onlyAdmin,
  'journal.read': onlyAdmin,
  'access.explain': onlyAdmin,
};
