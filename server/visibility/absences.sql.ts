import { sql } from 'kysely';
import { isAdmin, isDirector } from '#domain/policy/can.ts';
import type { Actor, Self } from '#domain/rules/who.ts';
import { and, type Cond, or } from './fold.ts';

/**
 * Why the employee `e` is away is seen by themselves, the heads over them, director and administrator. Who stands in for one of
 * these sees it of others, and not of the one they stand in for: to act for somebody is not to know why they are away.
 */
export const absenceReasonSql = (actor: Actor): Cond =>
  or(
    sql<boolean>`e.id = ${actor.employeeId}`,
    ofOthers(actor, (self) => isDirector(self) || isAdmin(self)),
  );

/** `absence.decide` of domain/policy/absences.ts, read of the employee `e`: administration is personal. */
export const decidesAbsenceSql = (actor: Actor): Cond =>
  and(
    sql<boolean>`e.id <> ${actor.employeeId}`,
    ofOthers(actor, (self) => isDirector(self) || (self.employeeId === actor.employeeId && isAdmin(self))),
  );

const ofOthers = (actor: Actor, isOverAll: (self: Self) => boolean): Cond =>
  or(
    ...actor.selves.map((self) =>
      and(
        self.employeeId === actor.employeeId || sql<boolean>`e.id <> ${self.employeeId}`,
        or(isOverAll(self), isOver(self)),
      ),
    ),
  );

const isOver = (self: Self): Cond =>
  self.heads.length > 0 &&
  sql<boolean>`exists (select 1 from departments own join departments d on d.id = any(own.path)
    where own.id = e.department_id and d.head_id = ${self.employeeId})`;
