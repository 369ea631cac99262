import type { Action } from './actions.ts';
import { isAdmin, type Policy, verdict } from './can.ts';

/**
 * Certificates of a person are entered by whoever leads a department of theirs, or one above it, and by the administrator
 * in person. Nobody who is not the administrator attests themselves, also not as the head of their own department or while
 * standing in for their head.
 */
export const peoplePolicy: Policy<Extract<Action, `certificate.${string}`>> = {
  'certificate.keep': (actor, { employeeId, headIds }) =>
    verdict(
      actor,
      (self) =>
        (self.employeeId === actor.employeeId && isAdmin(self)) ||
        (actor.employeeId !== employeeId &&
          self.employeeId !== employeeId &&
          headIds.includes(self.employeeId)),
      ['headOfEmployee', 'admin'],
    ),
};
