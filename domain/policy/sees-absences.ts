import type { Actor } from '../rules/who.ts';
import type { AbsenceSubject } from './actions.ts';
import { isAdmin, isDirector } from './can.ts';

/** Why somebody is away: known to them, the heads over them, director, administrator; not to who stands in for one of these when it is theirs. */
export const seesAbsenceReason = (actor: Actor, { employeeId, headIds }: AbsenceSubject): boolean =>
  actor.employeeId === employeeId ||
  actor.selves.some(
    (self) =>
      self.employeeId !== employeeId &&
      (headIds.includes(self.employeeId) || isDirector(self) || isAdmin(self)),
  );
