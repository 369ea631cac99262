import type { Action } from './actions.ts';
import { type Allowed, isAdmin, isDirector, type Policy, verdict } from './can.ts';

/** Events of the company: the director and the administrator (in person) for anybody, a head for the departments they lead. */
export const eventPolicy: Policy<Extract<Action, 'event.edit'>> = {
  'event.edit': (actor, { departments }) =>
    verdict(
      actor,
      (self) =>
        isDirector(self) ||
        (self.employeeId === actor.employeeId && isAdmin(self)) ||
        (departments.length > 0 && departments.every((key) => self.heads.includes(key))),
      [
        'director',
        'admin',
        ...(departments.length === 1 ? departments.map((key): Allowed => ({ headOf: key })) : []),
      ],
    ),
};
