import type { z } from 'zod';
import type { certificate, employee, employeeRow } from '#api/people.ts';
import { can } from '#domain/policy/can.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import { presentAddressTrouble } from '#server/mail/public.ts';
import type { AbsenceNow, CertificateOfCard, EmployeeCard, EmployeeRow } from './employees.queries.ts';

type Reading = Pick<Ctx, 'actor' | 'person' | 'language'>;

/**
 * The directory is every employee's: names, positions, departments, phones, rooms, e-mails, photos, who is away and who
 * stands in, the day and month of birth, and what they are certified for. Contacts of somebody dismissed and the year of
 * anybody's birth are the administrator's and one's own, unless the person lets everybody know the year.
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
    mobile: contacts ? row.mobile : null,
    room: contacts ? row.room : null,
    duties: row.duties,
    photo: contacts ? row.photo : null,
    status: row.status,
    absence: row.absence && presentAbsenceNow(row.absence),
    expiredCertificate: contacts ? row.expiredCertificate : null,
  };
}

export function presentEmployee(ctx: Reading, row: EmployeeCard): z.input<typeof employee> {
  const [trouble] = row.troubles;
  const knowsAll = mayKnowAll(ctx, row.id);
  const told = row.status !== 'dismissed' || knowsAll;
  return {
    ...presentRow(ctx, row),
    lastName: row.lastName,
    firstName: row.firstName,
    middleName: row.middleName,
    roles: row.roles,
    bornOn: told ? (row.birthday?.slice(5) ?? null) : null,
    birthday: knowsAll || (told && row.showBirthYear) ? row.birthday : null,
    showBirthYear: knowsAll ? row.showBirthYear : null,
    certificates: told ? row.certificates.map(presentCertificate) : [],
    campaignsWithheld: knowsAll ? row.campaignsWithheld : null,
    head: row.head && presentPerson(row.head),
    reports: row.reports.map(presentPerson),
    emailTrouble: trouble && knowsAll ? presentAddressTrouble(trouble, ctx.language) : null,
    version: row.version,
    abilities: abilitiesOn(ctx, row),
  };
}

const presentCertificate = ({ details, ...row }: CertificateOfCard): z.input<typeof certificate> => ({
  ...row,
  details: details && { number: details.number, issuedBy: details.issued_by, issuedOn: details.issued_on },
});

const presentAbsenceNow = ({ id, kind, fromOn, toOn, substitute }: AbsenceNow) => ({
  id,
  kind,
  fromOn,
  toOn,
  substitute: substitute && presentPerson(substitute),
});

export const mayKnowAll = ({ actor }: Reading, employeeId: number): boolean =>
  employeeId === actor.employeeId || can(actor, 'people.administer', null).ok;

/** Administration is one right for three; a dismissed employee stays as they were. */
function abilitiesOn({ actor, person, language }: Reading, row: EmployeeCard) {
  const verdict = can(actor, 'people.administer', null);
  const gone = language === 'ru' ? 'Сотрудник уволен' : 'This employee has been dismissed';
  const abilityBy = (one: typeof verdict) =>
    !one.ok
      ? { allowed: false, reason: whoMay(person, one.allowed, null, language) }
      : row.status === 'dismissed'
        ? { allowed: false, reason: gone }
        : { allowed: true, reason: null };
  const ability = abilityBy(verdict);
  const subject = { employeeId: row.id, headIds: row.headIds };
  return {
    edit: ability,
    dismiss: ability,
    invite: ability,
    certificates: abilityBy(can(actor, 'certificate.keep', subject)),
  };
}
