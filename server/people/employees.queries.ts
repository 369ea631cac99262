import { type RawBuilder, sql } from 'kysely';
import type { peopleRoutes } from '#api/people.ts';
import type { QueryOf } from '#api/route.ts';
import type { Role } from '#domain/policy/actions.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { type AddressTroubleRow, troublesJson } from '#server/mail/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { fitsWords, folded, inDepartment } from './search.ts';

export type AbsenceNow = {
  id: number;
  /** null: the reader may not know why. */
  kind: 'vacation' | 'illness' | 'trip' | 'other' | null;
  fromOn: string;
  toOn: string;
  substitute: PersonRow | null;
};
export type EmployeeRow = PersonRow & {
  email: string;
  departmentId: number | null;
  departmentName: string | null;
  isHead: boolean;
  phone: string | null;
  extension: string | null;
  mobile: string | null;
  room: string | null;
  duties: string;
  photo: number | null;
  expiredCertificate: { title: string; validUntil: string } | null;
  status: 'invited' | 'active' | 'dismissed';
  absence: AbsenceNow | null;
  sortKey: string;
};
export type EmployeeCard = EmployeeRow & {
  roles: Role[];
  birthday: string | null;
  showBirthYear: boolean;
  certificates: CertificateOfCard[];
  /** Who leads the departments they are in. */
  headIds: number[];
  campaignsWithheld: boolean;
  version: number;
  head: PersonRow | null;
  reports: PersonRow[];
  troubles: AddressTroubleRow[];
};
export type CertificateOfCard = {
  id: number;
  title: string;
  validUntil: string | null;
  details: { number: string; issued_by: string; issued_on: string | null } | null;
  version: number;
};
export type Place = { key: string; id: number };

const sortKey = folded(sql`e.last_name || ' ' || e.first_name`);

/** The directory by name; `today` is the company's day. One row more than asked for, to know whether there are more. */
export function listEmployees(
  reader: Reader,
  { search, departmentId, role, dismissed, limit }: QueryOf<typeof peopleRoutes.list>,
  after: Place | null,
): Promise<EmployeeRow[]> {
  let query = columns(reader)
    .where('e.status', dismissed ? '=' : '<>', 'dismissed')
    .orderBy(sortKey)
    .orderBy('e.id')
    .limit(limit + 1);
  if (departmentId !== undefined) query = query.where(inDepartment(departmentId));
  if (role !== undefined) query = query.where(sql<boolean>`${role} = any(e.roles)`);
  if (search) query = query.where(fitsWords(search));
  if (after) query = query.where(sql<boolean>`(${sortKey}, e.id) > (${after.key}, ${after.id}::bigint)`);
  return query.execute();
}

export function findEmployee(reader: Reader, id: number): Promise<EmployeeCard | undefined> {
  return columns(reader)
    .select([
      sql<Role[]>`e.roles`.as('roles'),
      'e.birthday',
      'e.show_birth_year as showBirthYear',
      certificatesOf(reader).as('certificates'),
      headIdsOf.as('headIds'),
      'e.campaigns_withheld as campaignsWithheld',
      'e.version',
      headOf.as('head'),
      reportsOf.as('reports'),
      troublesJson(sql`array[e.email]`).as('troubles'),
    ])
    .where('e.id', '=', id)
    .executeTakeFirst();
}

function columns(reader: Reader) {
  const { today } = reader.person;
  return reader
    .employees()
    .leftJoin('departments as d', 'd.id', 'e.department_id')
    .select([
      'e.id',
      'e.last_name as lastName',
      'e.first_name as firstName',
      'e.middle_name as middleName',
      'e.position',
      'e.email',
      'e.department_id as departmentId',
      'd.name as departmentName',
      sql<boolean>`exists (select 1 from departments h where h.head_id = e.id)`.as('isHead'),
      'e.phone',
      'e.extension',
      'e.mobile',
      'e.room',
      'e.duties',
      sql<number | null>`(select ph.version from employee_photos ph where ph.employee_id = e.id)`.as('photo'),
      reader.sql.expiredCertificate(today).as('expiredCertificate'),
      sql<EmployeeRow['status']>`e.status`.as('status'),
      absenceOn(reader, today).as('absence'),
      sortKey.as('sortKey'),
    ]);
}

const absenceOn = (reader: Reader, today: string): RawBuilder<AbsenceNow | null> =>
  sql<AbsenceNow | null>`(select json_build_object('id', a.id, 'kind', case when ${reader.sql.absenceKind()} then a.kind end, 'fromOn', a.from_on, 'toOn', a.to_on,
      'substitute', ${personJson(sql`a.substitute_id`)})
    from absences a where a.employee_id = e.id and a.cancelled_at is null and ${today}::date between a.from_on and a.to_on
    order by a.to_on desc, a.id desc limit 1)`;

const certificatesOf = (reader: Reader): RawBuilder<CertificateOfCard[]> =>
  sql<
    CertificateOfCard[]
  >`coalesce((select json_agg(json_build_object('id', c.id, 'title', c.title, 'validUntil', c.valid_until,
      'version', c.version, 'details', case when ${reader.sql.certificateDetails()} then
        json_build_object('number', c.number, 'issued_by', c.issued_by, 'issued_on', c.issued_on) end) order by c.valid_until nulls last, c.id)
    from employee_certificates c where c.employee_id = e.id and c.removed_at is null), '[]'::json)`;

const headIdsOf = sql<number[]>`coalesce((select json_agg(distinct u.head_id) from departments own
  join departments u on u.id = any(own.path) where own.id = e.department_id and u.head_id is not null), '[]'::json)`;

/** The nearest head above the employee of this alias who is somebody else, by departments from the own one upwards. */
const headIdOf = (alias: 'e' | 'r'): RawBuilder<number | null> => sql<number | null>`(select x.id
  from departments own, unnest(own.path) with ordinality p (id, depth) join departments u on u.id = p.id
  join employees x on x.id = u.head_id and x.status = 'active'
  where own.id = ${sql.ref(`${alias}.department_id`)} and x.id <> ${sql.ref(`${alias}.id`)} order by p.depth desc limit 1)`;

/** personJson names its employee `e` too, so the id is found outside it. */
const headOf = sql<PersonRow | null>`(select ${personJson(sql`found.id`)} from (select ${headIdOf('e')} as id) found)`;

const reportsOf = sql<
  PersonRow[]
>`coalesce((select json_agg(json_build_object('id', r.id, 'lastName', r.last_name,
    'firstName', r.first_name, 'middleName', r.middle_name, 'position', r.position) order by r.last_name, r.first_name, r.id)
  from employees r where r.status <> 'dismissed' and r.id <> e.id and ${headIdOf('r')} = e.id), '[]'::json)`;

/** Whom a letter with a link is for. */
export async function findInvitedOne(reader: Reader, id: number) {
  const row = await reader
    .employees()
    .select(['e.email', 'e.first_name', 'e.status', 'e.language'])
    .where('e.id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...row, language: row.language === 'en' ? ('en' as const) : ('ru' as const) };
}
