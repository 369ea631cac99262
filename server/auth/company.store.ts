import { type Kysely, sql, type Transaction } from 'kysely';
import { expertiseProcess } from '#domain/process/default/expertise.ts';
import type { DB } from '#server/db/tables.ts';
import { defaultDepartments, defaultDictionaries } from './default-company.ts';

export type NewCompany = { name: string; timeZone: string };
export type NewAdministrator = {
  lastName: string;
  firstName: string;
  middleName: string | null;
  position: string;
  email: string;
};

export async function isSetUp(db: Kysely<DB>): Promise<boolean> {
  return (await db.selectFrom('company').select('id').executeTakeFirst()) !== undefined;
}

/** The first start happens once: whoever comes second waits here and then finds the company. */
export async function holdFirstStart(trx: Transaction<DB>): Promise<void> {
  await sql`select pg_advisory_xact_lock(7002)`.execute(trx);
}

/** The database counts the company's days, so it must know the zone as well as we do. */
export async function knowsTimeZone(db: Kysely<DB>, timeZone: string): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_timezone_names where name = ${timeZone}`.execute(db);
  return rows.length > 0;
}

/** The company with its departments, dictionaries, process and administrator; answers the administrator's id. */
export async function insertCompany(
  trx: Transaction<DB>,
  company: NewCompany,
  administrator: NewAdministrator,
): Promise<number> {
  await trx.insertInto('company').values({ name: company.name, time_zone: company.timeZone }).execute();
  for (const { key, name, duties } of defaultDepartments)
    await trx.insertInto('departments').values({ key, name, duties }).execute();
  await trx
    .insertInto('dictionary_entries')
    .values([
      { dictionary: 'legalEntity', name: company.name },
      ...Object.entries(defaultDictionaries).flatMap(([dictionary, names]) =>
        names.map((name) => ({ dictionary, name })),
      ),
    ])
    .execute();
  const { id } = await trx
    .insertInto('employees')
    .values({
      email: administrator.email,
      last_name: administrator.lastName,
      first_name: administrator.firstName,
      middle_name: administrator.middleName || null,
      position: administrator.position,
      roles: ['admin'],
      status: 'active',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('process_definitions')
    .values({
      key: expertiseProcess.key,
      version: 1,
      body: JSON.stringify(expertiseProcess),
      published_by: id,
    })
    .execute();
  return id;
}
