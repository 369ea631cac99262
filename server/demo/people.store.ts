import { sql, type Transaction } from 'kysely';
import { addDays } from '#domain/values/dates.ts';
import { putPassword } from '#server/auth/public.ts';
import type { DB } from '#server/db/tables.ts';
import { type DemoPerson, demoGroup, demoLegalEntities, demoPeople } from './company.data.ts';
import { demoCertificates, demoProfiles } from './profiles.data.ts';

export type MadePerson = DemoPerson & { id: number };

/** Employees of the demonstration company in the departments that exist, each with a password; heads where a seat is vacant. */
export async function insertPeople(
  trx: Transaction<DB>,
  hashes: readonly string[],
  today: string,
): Promise<MadePerson[]> {
  const departments = new Map(
    (await trx.selectFrom('departments').select(['id', 'key']).execute()).map((one) => [one.key, one.id]),
  );
  const profiles = demoProfiles(today);
  const made: MadePerson[] = [];
  for (const [index, person] of demoPeople.entries()) {
    const [last, first, middle] = person.name;
    const { id } = await trx
      .insertInto('employees')
      .values({
        email: person.email,
        last_name: last,
        first_name: first,
        middle_name: middle,
        position: person.position,
        department_id: person.department ? (departments.get(person.department) ?? null) : null,
        roles: person.roles,
        phone: '+7 (495) 000-10-00',
        extension: person.phone,
        ...profiles[person.key],
        status: 'active',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await putPassword(trx, { id, email: person.email }, hashes[index] ?? '');
    if (person.head && person.department)
      await trx
        .updateTable('departments')
        .set({ head_id: id })
        .where('key', '=', person.department)
        .where('head_id', 'is', null)
        .execute();
    made.push({ ...person, id });
  }
  await insertCertificates(trx, made, today);
  const group = await trx
    .insertInto('visibility_groups')
    .values({ name: demoGroup.name })
    .returning('id')
    .executeTakeFirstOrThrow();
  const members = made
    .filter((person) => demoGroup.members.includes(person.key))
    .map((person) => ({ group_id: group.id, employee_id: person.id }));
  await trx.insertInto('visibility_group_members').values(members).execute();
  await trx
    .insertInto('dictionary_entries')
    .values(demoLegalEntities.map((name) => ({ dictionary: 'legalEntity', name })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return made;
}

async function insertCertificates(
  trx: Transaction<DB>,
  people: readonly MadePerson[],
  today: string,
): Promise<void> {
  const idOf = (key: string) => people.find((person) => person.key === key)?.id ?? 0;
  const values = demoCertificates.map(({ key, title, number, ends }) => ({
    employee_id: idOf(key),
    title,
    number,
    issued_by: 'Ростехнадзор',
    issued_on: addDays(today, ends - 5 * 365),
    valid_until: addDays(today, ends),
    created_by: idOf('headOfExpertise'),
  }));
  await trx.insertInto('employee_certificates').values(values).execute();
}

type Absence = {
  employeeId: number;
  substituteId: number;
  fromOn: string;
  toOn: string;
  note: string;
  /** null: asked for and not decided. */
  decidedBy: number | null;
};

export async function insertAbsence(trx: Transaction<DB>, absence: Absence): Promise<void> {
  const { employeeId, substituteId, fromOn, toOn, note, decidedBy } = absence;
  const whole = {
    employee_id: employeeId,
    kind: 'vacation',
    from_on: fromOn,
    to_on: toOn,
    substitute_id: substituteId,
  };
  const { id } = await trx
    .insertInto('absence_requests')
    .values({
      ...whole,
      note,
      asked_by: employeeId,
      ...(decidedBy === null
        ? {}
        : { state: 'approved', decided_by: decidedBy, decided_at: sql<string>`now()` }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (decidedBy === null) return;
  await trx
    .insertInto('absences')
    .values({ ...whole, created_by: decidedBy, request_id: id })
    .execute();
}
