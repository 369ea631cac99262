import type { Kysely } from 'kysely';
import { insertCompany } from '#server/auth/company.store.ts';
import type { DB } from '#server/db/tables.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import { fathers, firstNames, surnames } from './words.ts';

export type Employee = { id: number; key: string; name: string; position: string };
export type Company = {
  definitionId: number;
  legalEntityId: number;
  /** By key: `director`, `headOfSales`, `manager1`… */
  people: ReadonlyMap<string, Employee>;
  managers: readonly Employee[];
  experts: readonly Employee[];
};

type Spec = { key: string; position: string; department: string | null; roles?: string[]; heads?: string };

const team = (
  count: number,
  key: string,
  position: string,
  department: (n: number) => string,
  roles: string[] = [],
) =>
  Array.from(
    { length: count },
    (_, at): Spec => ({ key: `${key}${at + 1}`, position, department: department(at), roles }),
  );

const specs: Spec[] = [
  { key: 'director', position: 'директор', department: null, roles: ['director'] },
  { key: 'headOfSales', position: 'руководитель отдела продаж', department: 'sales', heads: 'sales' },
  { key: 'headOfAccounting', position: 'главный бухгалтер', department: 'accounting', heads: 'accounting' },
  {
    key: 'headOfExpertise',
    position: 'руководитель экспертизы',
    department: 'expertise',
    heads: 'expertise',
  },
  { key: 'headOfApproval', position: 'руководитель согласования', department: 'approval', heads: 'approval' },
  ...team(
    30,
    'manager',
    'менеджер',
    (n) => ['sales', 'salesNorth', 'salesUrals'][Math.floor(n / 10)] ?? 'sales',
    ['manager'],
  ),
  ...team(12, 'expert', 'эксперт', () => 'expertise'),
  ...team(6, 'accountant', 'бухгалтер', () => 'accounting'),
  ...team(5, 'approver', 'специалист', () => 'approval'),
];

/** Two groups whose members see one another's orders; the first has the manager that the bench acts as. */
const groups = [
  ['manager1', 'manager2', 'manager3'],
  ['manager11', 'manager12', 'manager21'],
];

/** The company with its people, written as its owner into an empty migrated database. */
export async function makeCompany(db: Kysely<DB>): Promise<Company> {
  const administrator = {
    lastName: 'Сергеев',
    firstName: 'Олег',
    middleName: 'Павлович',
    position: 'администратор',
    email: 'admin@bench.example',
  };
  await transactAsSystem(db, (trx) =>
    insertCompany(trx, { name: 'ООО «Эксперт-Центр»', timeZone: 'Europe/Moscow' }, administrator),
  );
  const departments = await addRegions(db);
  const people = new Map<string, Employee>();
  for (const [at, spec] of specs.entries()) people.set(spec.key, await hire(db, departments, spec, at));
  for (const [at, members] of groups.entries())
    await group(
      db,
      `Группа ${at + 1}`,
      members.map((key) => people.get(key)?.id ?? 0),
    );
  const definition = await db.selectFrom('process_definitions').select('id').executeTakeFirstOrThrow();
  const legalEntity = await db
    .selectFrom('dictionary_entries')
    .select('id')
    .where('dictionary', '=', 'legalEntity')
    .executeTakeFirstOrThrow();
  const those = (key: string) =>
    [...people.values()].filter((one) => new RegExp(`^${key}\\d+$`).test(one.key));
  return {
    definitionId: definition.id,
    legalEntityId: legalEntity.id,
    people,
    managers: those('manager'),
    experts: those('expert'),
  };
}

async function addRegions(db: Kysely<DB>): Promise<Map<string, number>> {
  const sales = await db
    .selectFrom('departments')
    .select('id')
    .where('key', '=', 'sales')
    .executeTakeFirstOrThrow();
  const region = (key: string, name: string) => ({ key, name, parent_id: sales.id, duties: [] });
  await db
    .insertInto('departments')
    .values([region('salesNorth', 'Продажи. Север'), region('salesUrals', 'Продажи. Урал')])
    .execute();
  const rows = await db.selectFrom('departments').select(['id', 'key']).execute();
  return new Map(rows.map((row) => [row.key, row.id]));
}

async function hire(
  db: Kysely<DB>,
  departments: Map<string, number>,
  spec: Spec,
  at: number,
): Promise<Employee> {
  const last = surnames[(at * 7) % surnames.length] ?? '';
  const first = firstNames[at % firstNames.length] ?? '';
  const middle = fathers[(at * 5) % fathers.length] ?? '';
  const email = `${spec.key.toLowerCase()}@bench.example`;
  const user = await db
    .insertInto('auth_users')
    .values({ name: last, email })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('employees')
    .values({
      email,
      last_name: last,
      first_name: first,
      middle_name: middle,
      position: spec.position,
      roles: spec.roles ?? [],
      status: 'active',
      department_id: spec.department ? (departments.get(spec.department) ?? null) : null,
      auth_user_id: user.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (spec.heads)
    await db.updateTable('departments').set({ head_id: id }).where('key', '=', spec.heads).execute();
  return { id, key: spec.key, name: `${last} ${first} ${middle}`, position: spec.position };
}

async function group(db: Kysely<DB>, name: string, members: number[]): Promise<void> {
  const { id } = await db
    .insertInto('visibility_groups')
    .values({ name })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('visibility_group_members')
    .values(members.map((employee_id) => ({ group_id: id, employee_id })))
    .execute();
}
