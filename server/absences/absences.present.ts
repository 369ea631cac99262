import type { z } from 'zod';
import type { absence, absenceRequest, absenceRoutes } from '#api/absences.ts';
import { workingDaysBetween } from '#domain/calendar/workdays.ts';
import type { AbsenceSubject } from '#domain/policy/actions.ts';
import { can, isAdmin, isDirector, type Verdict } from '#domain/policy/can.ts';
import { addDays, daysBetween } from '#domain/values/dates.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import type { AbsenceRow } from './absences.queries.ts';
import { absenceWords, sayDecided } from './absences.words.ts';
import type { PlanRow } from './facts.queries.ts';
import { LONGEST_DAYS } from './request-limits.ts';
import type { ClashRow, RequestRow } from './requests.queries.ts';

export type RequestShown = z.input<typeof absenceRequest>;
type Listed = z.input<typeof absenceRoutes.list.response>['items'][number];
type PlanShown = z.input<typeof absenceRoutes.plan.response>['people'][number];
type Reading = Pick<Ctx, 'actor' | 'person' | 'language' | 'today' | 'calendar'>;

export const subjectOf = ({
  employee,
  headIds,
}: Pick<AbsenceRow, 'employee' | 'headIds'>): AbsenceSubject => ({
  employeeId: employee.id,
  headIds,
});

export const presentAbsence = (row: AbsenceRow): z.input<typeof absence> => ({
  id: row.id,
  employee: presentPerson(row.employee),
  kind: row.kind,
  fromOn: row.fromOn,
  toOn: row.toOn,
  substitute: row.substitute && presentPerson(row.substitute),
});

export function presentListed(ctx: Reading, row: AbsenceRow): Listed {
  const may = can(ctx.actor, 'absence.end', subjectOf(row));
  const decides = can(ctx.actor, 'absence.enter', subjectOf(row)).ok;
  return {
    ...presentAbsence(row),
    abilities: {
      end: ability(ctx, may, endability(ctx, row) ? null : absenceWords.notEndable(ctx.language)),
      cancel: ability(
        ctx,
        may,
        decides || row.fromOn > ctx.today ? null : absenceWords.hasBegun(ctx.language),
      ),
    },
  };
}

/** Leads somebody, or is over all. */
export const entersOthers = ({ actor }: Pick<Ctx, 'actor'>): boolean =>
  isAdmin(actor.selves[0]) || actor.selves.some((self) => isDirector(self) || self.heads.length > 0);

/** Is there a last day, yesterday or today, that is sooner than the one planned? */
export const endability = ({ today }: Pick<Ctx, 'today'>, { fromOn, toOn }: AbsenceRow): boolean =>
  (fromOn < today && toOn >= today) || (fromOn <= today && toOn > today);

export function presentRequest(ctx: Reading, row: RequestRow): RequestShown {
  const about = subjectOf(row);
  const notNow = row.state === 'requested' ? null : sayDecided(row.state)(ctx.language);
  return {
    id: row.id,
    employee: presentPerson(row.employee),
    kind: row.kind,
    fromOn: row.fromOn,
    toOn: row.toOn,
    ...lengthOf(ctx, row),
    substitute: row.substitute && presentPerson(row.substitute),
    note: row.note,
    state: row.state,
    askedBy: row.askedBy.id === row.employee.id ? null : presentPerson(row.askedBy),
    askedAt: row.askedAt,
    decidedBy: row.decidedBy && presentPerson(row.decidedBy),
    decidedAt: row.decidedAt,
    reason: row.reason,
    absenceId: row.absenceId,
    overlaps: row.overlaps.map(presentClash),
    standsIn: row.standsIn.map(presentClash),
    version: row.version,
    abilities: {
      decide: ability(ctx, can(ctx.actor, 'absence.decide', about), notNow),
      withdraw: ability(ctx, can(ctx.actor, 'absence.withdraw', about), notNow),
    },
  };
}

/** Of what was entered for a hundred years only the days are counted. */
function lengthOf({ calendar }: Reading, { fromOn, toOn }: RequestRow) {
  const days = daysBetween(fromOn, toOn) + 1;
  const workingDays =
    days > LONGEST_DAYS ? null : workingDaysBetween(calendar, addDays(fromOn, -1), toOn).days;
  return { days, workingDays };
}

export const presentPlanned = ({ employee, departmentName, absences }: PlanRow): PlanShown => ({
  employee: presentPerson(employee),
  departmentName,
  absences,
});

const presentClash = ({ employee, ...days }: ClashRow) => ({ ...days, employee: presentPerson(employee) });

function ability({ person, language }: Reading, verdict: Verdict, notNow: string | null) {
  if (!verdict.ok) return { allowed: false, reason: whoMay(person, verdict.allowed, null, language) };
  return { allowed: notNow === null, reason: notNow };
}
