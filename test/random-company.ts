import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { roles as roleNames } from '#domain/policy/actions.ts';
import { type Definition, definitionSchema } from '#domain/process/definition.ts';
import type { OrderFacts } from '#domain/rules/when.ts';
import { capacityOf } from '#domain/rules/who.ts';
import { seeded } from '#domain/values/seeded.ts';
import type { DB } from '#server/db/tables.ts';
import { inspectionDepartments, inspectionProcess } from './processes/inspection.ts';
import { makeWorld, names } from './world.ts';

/** An order of the past, as the rules look at it. */
export type MadeOrder = { id: number; def: Definition; facts: OrderFacts };
export type MadeComment = { id: number; orderId: number; authorId: number; capacities: string[] };
export type RandomCompany = {
  /** Session tokens by employee id. */
  tokens: Map<number, string>;
  departments: string[];
  orders: MadeOrder[];
  comments: MadeComment[];
};

const tokenOf = (id: number) => `random-session-of-${id}`;

/**
 * The named company and a dozen more people with random departments, seats, roles, groups and absences, and orders of two
 * processes at random places. Written by the owner straight into the tables; the same seed makes the same company.
 */
export async function makeRandomCompany(
  db: Kysely<DB>,
  seed: number,
  howMany: number,
): Promise<RandomCompany> {
  const random = seeded(seed);
  const chance = (percent: number) => random.int(1, 100) <= percent;
  const world = await makeWorld(db);
  const departments = [...Object.keys(world.departments), ...inspectionDepartments.map((one) => one.key)];
  for (const { key, name } of inspectionDepartments)
    await db
      .insertInto('departments')
      .values({ key, name, parent_id: key === 'laboratory' ? (world.departments.expertise ?? null) : null })
      .execute();
  const rows = await db.selectFrom('departments').select(['id', 'key', 'path']).execute();
  const byId = new Map(rows.map((row) => [row.id, row.key]));

  const tokens = new Map<number, string>(names.map((name) => [world.ids[name], world.tokens[name]]));
  const ids = [...tokens.keys()];
  for (let n = 0; n < 12; n++) {
    const user = await db
      .insertInto('auth_users')
      .values({ name: `n${n}`, email: `n${n}@example.org` })
      .returning('id')
      .executeTakeFirstOrThrow();
    const person = await db
      .insertInto('employees')
      .values({
        email: `n${n}@example.org`,
        last_name: `Случайный-${n}`,
        first_name: 'Иван',
        position: 'сотрудник',
        department_id: chance(85) ? random.pick(rows).id : null,
        roles: roleNames.filter((role) => chance(role === 'manager' ? 40 : 10)),
        status: 'active',
        auth_user_id: user.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.push(person.id);
    tokens.set(person.id, tokenOf(person.id));
    await db
      .insertInto('auth_sessions')
      .values({
        user_id: user.id,
        token: createHash('sha256').update(tokenOf(person.id)).digest('hex'),
        expires_at: '2999-01-01T00:00:00Z',
      })
      .execute();
  }
  for (const row of rows.filter(() => chance(60)))
    await db
      .updateTable('departments')
      .set({ head_id: random.pick(ids) })
      .where('id', '=', row.id)
      .execute();
  for (let n = 0; n < 3; n++) {
    const group = await db
      .insertInto('visibility_groups')
      .values({ name: `Группа ${n}` })
      .returning('id')
      .executeTakeFirstOrThrow();
    const members = new Set(Array.from({ length: random.int(2, 5) }, () => random.pick(ids)));
    for (const employee_id of members)
      await db.insertInto('visibility_group_members').values({ group_id: group.id, employee_id }).execute();
  }
  // away today, away before, away and cancelled; some of them twice or for each other
  for (let n = 0; n < 12; n++) {
    const employee_id = random.pick(ids);
    const substitute_id = random.pick(ids.filter((id) => id !== employee_id));
    const past = chance(25);
    await db
      .insertInto('absences')
      .values({
        employee_id,
        substitute_id,
        kind: 'vacation',
        from_on: '2020-01-01',
        to_on: past ? '2020-02-01' : '2999-01-01',
        created_by: world.ids.admin,
        cancelled_at: chance(15) ? '2020-01-01T00:00:00Z' : null,
      })
      .execute();
  }
  await db
    .updateTable('employees')
    .set({ status: 'dismissed' })
    .where('id', '=', ids.at(-1) ?? 0)
    .execute();

  const inspection = definitionSchema.parse(inspectionProcess);
  const published = await db
    .insertInto('process_definitions')
    .values({ key: inspection.key, version: 1, body: JSON.stringify(inspection) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const first = await db
    .selectFrom('process_definitions')
    .select('body')
    .where('id', '=', world.definitionId)
    .executeTakeFirstOrThrow();
  const definitions = [
    { id: world.definitionId, def: definitionSchema.parse(first.body) },
    { id: published.id, def: inspection },
  ];
  const people = await db.selectFrom('employees').select(['id', 'department_id']).execute();
  const pathOf = (departmentId: number | null): string[] =>
    (rows.find((row) => row.id === departmentId)?.path ?? []).map((id) => byId.get(id) ?? '');
  const client = await db
    .insertInto('clients')
    .values({ name: 'ООО «Ромашка»', name_normal: 'ромашка', created_by: world.ids.manager })
    .returning('id')
    .executeTakeFirstOrThrow();

  const orders: MadeOrder[] = [];
  const comments: MadeComment[] = [];
  for (let n = 0; n < howMany; n++) {
    const { id: definition_id, def } = random.pick(definitions);
    const managerId = random.pick(ids);
    const expertId = chance(70) ? random.pick(ids) : null;
    const everConfirmed = chance(75);
    const step_seq = everConfirmed ? random.int(1, def.steps.length) : 1;
    const marks = def.steps
      .flatMap((step) => step.requirements)
      .filter((one) => one.kind === 'mark' && chance(35))
      .map((one) => one.key)
      .sort();
    const { id } = await db
      .insertInto('orders')
      .values({
        number: `П-${n}`,
        number_normal: `п${n}`,
        title: 'Заказ',
        client_id: client.id,
        manager_id: managerId,
        definition_id,
        expert_id: expertId,
        ever_confirmed: everConfirmed,
        status: everConfirmed ? random.pick(['confirmed', 'refused', 'prospect']) : 'prospect',
        step_seq,
        mark_keys: marks,
        archived_at: chance(10) ? '2026-01-01T00:00:00Z' : null,
        created_by: managerId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const manager = people.find((one) => one.id === managerId);
    const facts: OrderFacts = {
      managerId,
      managerDepartments: pathOf(manager?.department_id ?? null),
      expertId,
      everConfirmed,
      currentStep: def.steps[step_seq - 1]?.key ?? '',
      stepKeys: def.steps.map((step) => step.key),
      markKeys: marks,
    };
    orders.push({ id, def, facts });
    const every = [...new Set(def.comments.flatMap((rule) => rule.by).map(capacityOf))];
    for (let m = 0; m < 2; m++) {
      const authorId = random.pick(ids);
      const capacities = every.filter(() => chance(30));
      const comment = await db
        .insertInto('comments')
        .values({ order_id: id, author_id: authorId, capacities, body: 'текст' })
        .returning('id')
        .executeTakeFirstOrThrow();
      comments.push({ id: comment.id, orderId: id, authorId, capacities });
    }
  }
  return { tokens, departments, orders, comments };
}
