import type { AbsenceRequestFacts, Who } from '../facts.ts';
import { done, refused, type Verdict } from '../verdict.ts';
import { isAdmin, isDirector } from './people.ts';

type Absentee = Pick<AbsenceRequestFacts, 'employeeId' | 'departments'>;

/**
 * «reasons of absences are seen only by whom they concern»: the person, the heads of their department and of those above it,
 * director, administrator; who stands in for one of these sees it of others, not of the one they stand in for.
 */
export const knowsWhy = (who: Who, { employeeId, departments }: Absentee): boolean =>
  who.signedIn &&
  (who.id === employeeId ||
    who.selves.some(
      (self) =>
        self.id !== employeeId &&
        (isDirector(self) || isAdmin(self) || self.heads.some((key) => departments.includes(key))),
    ));

/** Heads over them, the director, the administrator in person; never one's own, also not as somebody's substitute. */
export const decidesAbsence = (who: Who, { employeeId, departments }: Absentee): Verdict =>
  who.id !== employeeId &&
  who.selves.some(
    (self) =>
      self.id !== employeeId &&
      (isDirector(self) ||
        (self.id === who.id && isAdmin(self)) ||
        self.heads.some((key) => departments.includes(key))),
  )
    ? done
    : refused;

/** The same, and the administrator their own too: they enter what was told by phone. */
export const entersAbsence = (who: Who, absentee: Absentee): Verdict =>
  isAdmin(who.selves[0]) ? done : decidesAbsence(who, absentee);

export const endsAbsence = (who: Who, absentee: Absentee): Verdict =>
  who.id === absentee.employeeId ? done : entersAbsence(who, absentee);

export const withdrawsRequest = (who: Who, { employeeId }: Absentee): Verdict =>
  who.id === employeeId ? done : refused;
