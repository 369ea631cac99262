import type { Actor, Self } from '../rules/who.ts';
import type { AbsenceSubject, Action } from './actions.ts';
import { isAdmin, isDirector, type Policy, type Verdict, verdict } from './can.ts';

/**
 * Absences: decided by a head over the person, by the director, or by the administrator in person; never by whoever is to be away,
 * neither as themselves nor as somebody's substitute. What is granted is ended by them too, and by the person.
 */
export const absencePolicy: Policy<Extract<Action, `absence.${string}`>> = {
  'absence.ask': (actor) => verdict(actor, (self) => self.employeeId === actor.employeeId, []),
  'absence.decide': (actor, absence) => decides(actor, absence),
  // the administrator enters what was told by phone, their own too
  'absence.enter': (actor, absence) =>
    isAdmin(actor.selves[0]) ? { ok: true, as: actor.selves[0] } : decides(actor, absence),
  'absence.withdraw': (actor, { employeeId }) =>
    actor.employeeId === employeeId
      ? { ok: true, as: actor.selves[0] }
      : { ok: false, allowed: ['absentee'] },
  'absence.end': (actor, absence) => {
    if (actor.employeeId === absence.employeeId || isAdmin(actor.selves[0]))
      return { ok: true, as: actor.selves[0] };
    const decided = decides(actor, absence);
    return decided.ok ? decided : { ok: false, allowed: ['absentee', ...decided.allowed] };
  },
};

function decides(actor: Actor, absence: AbsenceSubject): Verdict {
  const allowed = ['headOverThem', 'director', 'admin'] as const;
  if (actor.employeeId === absence.employeeId) return { ok: false, allowed };
  return verdict(actor, (self) => overThem(actor, self, absence), allowed);
}

const overThem = (actor: Actor, self: Self, { employeeId, headIds }: AbsenceSubject): boolean =>
  self.employeeId !== employeeId &&
  (headIds.includes(self.employeeId) ||
    isDirector(self) ||
    (self.employeeId === actor.employeeId && isAdmin(self)));
