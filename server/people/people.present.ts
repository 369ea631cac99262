import type { z } from 'zod';
import type { absence, employee, employeeRow } from '#api/people.ts';
import { can } from '#domain/policy/can.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import { presentAddressTrouble } from '#server/mail/public.ts';
import type { AbsenceRow } from './absences.queries.ts';
import type { AbsenceNow, EmployeeCard, EmployeeRow } from './employees.queries.ts';

type Reading = Pick<Ctx, 'actor' | 'person' | 'language'>;

/**
 * The directory is every employee's: names, positions, departments, working phones, rooms, e-mails, who is away and who
 * stands in. Contacts of somebody dismissed and anybody's birthday are the administrator's and one's own.
 */
export function presentRow(ctx: Reading, row: EmployeeRow): z.input<typeof employeeRow> {
  const contacts = row.status !== 'dismissed' || mayKnowAll(ctx, row.id);
  return {
    ...presentPerson(row),
    email: contacts ? row.email : '',
    departmentId: row.departmentId,
    departmentName: row.departmentName,
    isHead: row.isHead,
    phone: contacts ? row.phone : null,
    extension: contacts ? row.extension : null,
    room: contacts ? row.room : null,
    status: row.status,
    absence: row.absence && presentAbsenceNow(row.absence),
  };
}

export function presentEmployee(ctx: Reading, row: EmployeeCard): z.input<typeof employee> {
  const [trouble] = row.troubles;
  return {
    ...presentRow(ctx, row),
    lastName: row.lastName,
    firstName: row.firstName,
    middleName: row.middleName,
    roles: row.roles,
    birthday: mayKnowAll(ctx, row.id) ? row.birthday : null,
    campaignsWithheld: mayKnowAll(ctx, row.id) ? row.campaignsWithheld : null,
    head: row.head && presentPerson(row.head),
    reports: row.reports.map(presentPerson),
    emailTrouble: trouble && mayKnowAll(ctx, row.id) ? presentAddressTrouble(trouble, ctx.language) : null,
    version: row.version,
    abilities: abilitiesOn(ctx, row),
  };
}

export function presentAbsence(row: AbsenceRow): z.input<typeof absence> {
  return { ...presentAbsenceNow(row), employee: presentPerson(row.employee) };
}

const presentAbsenceNow = ({ id, kind, fromOn, toOn, substitute }: AbsenceNow) => ({
  id,
  kind,
  fromOn,
  toOn,
  substitute: substitute && presentPerson(substitute),
});

const mayKnowAll = ({ actor }: Reading, employeeId: number): boolean =>
  employeeId === actor.employeeId || can(actor, 'people.administer', null).ok;

/** One right for all three; a dismissed employee stays as they were. */
function abilitiesOn({ actor, person, language }: Reading, row: EmployeeCard) {
  const verdict = can(actor, 'people.administer', null);
  const gone = language === 'ru' ? 'Сотрудник уволен' : 'This employee has been dismissed';
  const ability = !verdict.ok
    ? { allowed: false, reason: whoMay(person, verdict.allowed, null, language) }
    : row.status === 'dismissed'
      ? { allowed: false, reason: gone }
      : { allowed: true, reason: null };
  return { edit: ability, dismiss: ability, invite: ability };
}
