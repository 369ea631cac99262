import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Role } from '#domain/policy/actions.ts';
import { expertiseProcess } from '#domain/process/default/expertise.ts';
import type { DB } from '#server/db/tables.ts';

/** The named company of the tests: every feature is tried as somebody in it. */
type Spec = {
  last: string;
  first: string;
  middle: string;
  position: string;
  department: string | null;
  roles: Role[];
  heads?: string;
};

const people = {
  admin: {
    last: 'Сергеев',
    first: 'Олег',
    middle: 'Павлович',
    position: 'администратор',
    department: null,
    roles: ['admin'],
  },
  director: {
    last: 'Громов',
    first: 'Виктор',
    middle: 'Андреевич',
    position: 'директор',
    department: null,
    roles: ['director'],
  },
  headOfSales: {
    last: 'Петров',
    first: 'Пётр',
    middle: 'Петрович',
    position: 'руководитель отдела продаж',
    department: 'sales',
    roles: [],
    heads: 'sales',
  },
  manager: {
    last: 'Иванова',
    first: 'Анна',
    middle: 'Сергеевна',
    position: 'менеджер',
    department: 'sales',
    roles: ['manager'],
  },
  otherManager: {
    last: 'Смирнов',
    first: 'Игорь',
    middle: 'Олегович',
    position: 'менеджер',
    department: 'sales',
    roles: ['manager'],
  },
  /** In a visibility group with `manager`. */
  colleague: {
    last: 'Павлов',
    first: 'Денис',
    middle: 'Юрьевич',
    position: 'менеджер',
    department: 'sales',
    roles: ['manager'],
  },
  /** In a department under sales. */
  regionManager: {
    last: 'Зайцева',
    first: 'Мария',
    middle: 'Ильинична',
    position: 'менеджер',
    department: 'salesRegions',
    roles: ['manager'],
  },
  headOfAccounting: {
    last: 'Кузнецова',
    first: 'Ольга',
    middle: 'Викторовна',
    position: 'главный бухгалтер',
    department: 'accounting',
    roles: [],
    heads: 'accounting',
  },
  accountant: {
    last: 'Сидорова',
    first: 'Елена',
    middle: 'Викторовна',
    position: 'бухгалтер',
    department: 'accounting',
    roles: [],
  },
  headOfExpertise: {
    last: 'Орлов',
    first: 'Дмитрий',
    middle: 'Ильич',
    position: 'руководитель отдела экспертизы',
    department: 'expertise',
    roles: [],
    heads: 'expertise',
  },
  expert: {
    last: 'Белов',
    first: 'Артём',
    middle: 'Игоревич',
    position: 'эксперт',
    department: 'expertise',
    roles: [],
  },
  otherExpert: {
    last: 'Юдина',
    first: 'Ксения',
    middle: 'Павловна',
    position: 'эксперт',
    department: 'expertise',
    roles: [],
  },
  headOfApproval: {
    last: 'Морозова',
    first: 'Татьяна',
    middle: 'Львовна',
    position: 'руководитель отдела согласования',
    department: 'approval',
    roles: [],
    heads: 'approval',
  },
  approver: {
    last: 'Рябов',
    first: 'Степан',
    middle: 'Ильич',
    position: 'специалист',
    department: 'approval',
    roles: [],
  },
  /** Belongs to no part of the process. */
  clerk: {
    last: 'Фёдорова',
    first: 'Нина',
    middle: 'Ивановна',
    position: 'делопроизводитель',
    department: 'office',
    roles: [],
  },
} satisfies Record<string, Spec>;

export type Name = keyof typeof people;
export const names = Object.keys(people) as Name[];

export type World = {
  ids: Record<Name, number>;
  /** Session tokens, as they stand in the cookie. */
  tokens: Record<Name, string>;
  fullName: (name: Name) => string;
  departments: Record<string, number>;
  definitionId: number;
  legalEntityId: number;
  sourceId: number;
  activityId: number;
};

/** Fills an empty migrated database. Written as its owner: this is the past of the company, not an act of a test. */
export async function makeWorld(db: Kysely<DB>): Promise<World> {
  await db
    .insertInto('company')
    .values({ name: 'ООО «Эксперт-Центр»', time_zone: 'Europe/Moscow' })
    .execute();
  const departments = await makeDepartments(db);
  const ids = {} as World['ids'];
  const tokens = {} as World['tokens'];
  for (const [name, spec] of Object.entries(people) as [Name, Spec][]) {
    const person = await makeEmployee(db, name, spec, departments);
    ids[name] = person.id;
    tokens[name] = person.token;
  }
  const group = await db
    .insertInto('visibility_groups')
    .values({ name: 'Север' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('visibility_group_members')
    .values([
      { group_id: group.id, employee_id: ids.manager },
      { group_id: group.id, employee_id: ids.colleague },
    ])
    .execute();
  const definition = await db
    .insertInto('process_definitions')
    .values({ key: expertiseProcess.key, version: 1, body: JSON.stringify(expertiseProcess) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const [legalEntity, source, activity] = await db
    .insertInto('dictionary_entries')
    .values([
      { dictionary: 'legalEntity', name: 'ООО «Эксперт-Центр»' },
      { dictionary: 'source', name: 'выставка' },
      { dictionary: 'activity', name: 'нефтепереработка' },
    ])
    .returning('id')
    .execute();
  const fullName = (name: Name) => `${people[name].last} ${people[name].first} ${people[name].middle}`;
  return {
    ids,
    tokens,
    departments,
    fullName,
    definitionId: definition.id,
    legalEntityId: legalEntity?.id ?? 0,
    sourceId: source?.id ?? 0,
    activityId: activity?.id ?? 0,
  };
}

async function makeDepartments(db: Kysely<DB>): Promise<Record<string, number>> {
  const made: Record<string, number> = {};
  const specs: [string, string, string | null, string[]][] = [
    ['sales', 'Отдел №1. Продажи', null, ['clientBase']],
    ['salesRegions', 'Продажи в регионах', 'sales', []],
    ['accounting', 'Отдел №2. Бухгалтерия', null, ['finance']],
    ['expertise', 'Отдел №3. Экспертиза', null, []],
    ['approval', 'Отдел №4. Согласование', null, []],
    ['office', 'Канцелярия', null, []],
  ];
  for (const [key, name, parent, duties] of specs) {
    const row = await db
      .insertInto('departments')
      .values({ key, name, parent_id: parent ? (made[parent] ?? null) : null, duties })
      .returning('id')
      .executeTakeFirstOrThrow();
    made[key] = row.id;
  }
  return made;
}

async function makeEmployee(
  db: Kysely<DB>,
  name: Name,
  spec: Spec,
  departments: Record<string, number>,
): Promise<{ id: number; token: string }> {
  const email = `${name.toLowerCase()}@example.org`;
  const user = await db
    .insertInto('auth_users')
    .values({ name, email })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('employees')
    .values({
      email,
      last_name: spec.last,
      first_name: spec.first,
      middle_name: spec.middle,
      position: spec.position,
      roles: spec.roles,
      status: 'active',
      department_id: spec.department ? (departments[spec.department] ?? null) : null,
      auth_user_id: user.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (spec.heads)
    await db.updateTable('departments').set({ head_id: id }).where('key', '=', spec.heads).execute();
  const token = randomBytes(24).toString('base64url');
  await db
    .insertInto('auth_sessions')
    .values({
      user_id: user.id,
      token: createHash('sha256').update(token).digest('hex'),
      expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    })
    .execute();
  return { id, token };
}
