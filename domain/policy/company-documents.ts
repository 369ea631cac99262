import type { Action } from './actions.ts';
import { isAdmin, isDirector, type Policy, verdict } from './can.ts';

/** Documents of the company are kept by the director and by the administrator in person. */
export const companyDocumentPolicy: Policy<Extract<Action, 'companyDocuments.manage'>> = {
  'companyDocuments.manage': (actor) =>
    verdict(actor, (self) => isDirector(self) || (self.employeeId === actor.employeeId && isAdmin(self)), [
      'director',
      'admin',
    ]),
};
