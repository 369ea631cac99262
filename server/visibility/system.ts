import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AbsenceSubject } from '#domain/policy/actions.ts';
import type { EventFact } from '#domain/policy/sees.ts';
import type { Definition } from '#domain/process/definition.ts';
import type { Change } from '#domain/process/facts-before.ts';
import type { OrderFacts } from '#domain/rules/when.ts';
import type { Actor } from '#domain/rules/who.ts';
import type { DB } from '#server/db/tables.ts';
import type { DefinitionCache } from './definitions.ts';
import { actorsFor } from './people.sql.ts';
import { readerFor } from './reader.ts';

/**
 * What jobs and the live hub read before it is known for whom: facts to judge by, never content to show. Whatever is told
 * afterwards goes through the pure reading for each person, and is shown through that person's reader.
 */
export type FactsOfOrder = { id: number; number: string; def: Definition; facts: OrderFacts };

export async function factsOfOrder(
  db: Kysely<DB>,
  definitions: DefinitionCache,
  id: number,
): Promise<FactsOfOrder | null> {
  const row = await db
    .selectFrom('orders as o')
    .where('o.id', '=', id)
    .select([
      'o.id',
      'o.number',
      'o.definition_id',
      'o.manager_id',
      'o.expert_id',
      'o.ever_confirmed',
      'o.step_seq',
      'o.mark_keys',
      sql<
        string[]
      >`coalesce((select array_agg(u.key) from employees m join departments d on d.id = m.department_id join departments u on u.id = any(d.path) where m.id = o.manager_id), '{}')`.as(
        'managerDepartments',
      ),
    ])
    .executeTakeFirst();
  if (!row) return null;
  await definitions.refresh(row.definition_id);
  const def = definitions.byId(row.definition_id).body;
  const facts: OrderFacts = {
    managerId: row.manager_id,
    managerDepartments: row.managerDepartments,
    expertId: row.expert_id,
    everConfirmed: row.ever_confirmed,
    currentStep: def.steps[row.step_seq - 1]?.key ?? '',
    stepKeys: def.steps.map((step) => step.key),
    markKeys: row.mark_keys,
  };
  return { id: row.id, number: row.number, def, facts };
}

export type JournalFact = {
  id: number;
  at: string;
  kind: string;
  orderId: number | null;
  clientId: number | null;
  contractId: number | null;
  actorId: number | null;
  stepKey: string | null;
  data: Record<string, unknown>;
};

export async function journalFacts(db: Kysely<DB>, ids: number[]): Promise<JournalFact[]> {
  const rows = await db
    .selectFrom('journal as j')
    .where('j.id', 'in', ids)
    .select([
      'j.id',
      'j.at',
      'j.kind',
      'j.order_id',
      'j.client_id',
      'j.contract_id',
      'j.actor_id',
      'j.step_key',
      'j.data',
    ])
    .orderBy('j.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    kind: row.kind,
    orderId: row.order_id,
    clientId: row.client_id,
    contractId: row.contract_id,
    actorId: row.actor_id,
    stepKey: row.step_key,
    data: row.data as Record<string, unknown>,
  }));
}

export type CommentFact = {
  authorId: number;
  capacities: string[];
  mentions: number[];
  /** The author of the comment it answers. */
  answers: number | null;
};

export async function commentFact(db: Kysely<DB>, id: number): Promise<CommentFact | null> {
  const row = await db
    .selectFrom('comments as c')
    .where('c.id', '=', id)
    .select([
      'c.author_id as authorId',
      'c.capacities',
      'c.mentions',
      sql<number | null>`(select p.author_id from comments p where p.id = c.reply_to_id)`.as('answers'),
    ])
    .executeTakeFirst();
  return row ?? null;
}

/** Those of these people who see the comment today, judged by their own reader; who stands in for them comes with them. */
export async function commentSeenBy(
  db: Kysely<DB>,
  definitions: DefinitionCache,
  id: number,
  people: readonly number[],
): Promise<number[]> {
  await definitions.refresh(Number.MAX_SAFE_INTEGER);
  const run = { run: <T>(query: RawBuilder<T>) => query.execute(db).then(({ rows }) => rows) };
  const found = await actorsFor(run, sql`select unnest(${[...people]}::bigint[]) as id`);
  const seen: number[] = [];
  for (const { actor } of found) {
    const comment = readerFor(db, { actor }, definitions).comments().where('c.id', '=', id).select('c.id');
    if (await comment.executeTakeFirst()) seen.push(actor.employeeId);
  }
  return seen;
}

/** What happened to an order in the act that made this version of it. */
export async function eventsOfVersion(
  db: Kysely<DB>,
  orderId: number,
  version: number,
): Promise<(EventFact & Change)[]> {
  const rows = await db
    .selectFrom('journal as j')
    .where('j.order_id', '=', orderId)
    .where('j.order_version', '=', version)
    .select([
      'j.kind',
      'j.step_key as step',
      sql<Record<string, unknown>>`j.data - 'content'`.as('data'),
      sql<string | null>`j.data ->> 'key'`.as('key'),
      sql<string | null>`j.data -> 'file' ->> 'kind'`.as('fileKind'),
    ])
    .orderBy('j.id')
    .execute();
  return rows.map(({ key, fileKind, ...row }) => ({
    ...row,
    key: key ?? undefined,
    fileKind: fileKind ?? undefined,
  }));
}

/** Keys of the employee's department and of those above it. */
export async function departmentsOf(db: Kysely<DB>, employeeId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('employees as m')
    .innerJoin('departments as d', 'd.id', 'm.department_id')
    .innerJoin('departments as u', (join) => join.on(sql<boolean>`u.id = any(d.path)`))
    .where('m.id', '=', employeeId)
    .select('u.key')
    .execute();
  return rows.map(({ key }) => key);
}

export type FactsOfContract = { authorId: number; clientManagerId: number | null; orders: FactsOfOrder[] };

export async function factsOfContract(
  db: Kysely<DB>,
  definitions: DefinitionCache,
  id: number,
): Promise<FactsOfContract | null> {
  const row = await db
    .selectFrom('contracts as t')
    .innerJoin('clients as k', 'k.id', 't.client_id')
    .where('t.id', '=', id)
    .select([
      't.author_id as authorId',
      'k.manager_id as clientManagerId',
      sql<number[]>`array(select o.id from orders o where o.contract_id = t.id)`.as('orderIds'),
    ])
    .executeTakeFirst();
  if (!row) return null;
  const orders = await Promise.all(row.orderIds.map((one) => factsOfOrder(db, definitions, Number(one))));
  const { authorId, clientManagerId } = row;
  return { authorId, clientManagerId, orders: orders.filter((one) => one !== null) };
}

export type FactsOfCall = { clientId: number; responsibleId: number };

export async function factsOfCall(db: Kysely<DB>, id: number): Promise<FactsOfCall | null> {
  const row = await db
    .selectFrom('calls as l')
    .where('l.id', '=', id)
    .select(['l.client_id as clientId', 'l.responsible_id as responsibleId'])
    .executeTakeFirst();
  return row ?? null;
}

/** Those of these calls that each of these people sees today, judged by their own reader. */
export async function callsSeen(
  db: Kysely<DB>,
  definitions: DefinitionCache,
  wanted: ReadonlyMap<number, readonly number[]>,
): Promise<Map<number, Set<number>>> {
  await definitions.refresh(Number.MAX_SAFE_INTEGER);
  const seen = new Map<number, Set<number>>();
  for (const actor of await actorsOf(db, [...wanted.keys()])) {
    const ids = [...(wanted.get(actor.employeeId) ?? [])];
    const rows = await readerFor(db, { actor }, definitions)
      .calls()
      .where('l.id', 'in', ids)
      .select('l.id')
      .execute();
    seen.set(actor.employeeId, new Set(rows.map(({ id }) => id)));
  }
  return seen;
}

/** Who asks to be away, and who leads them. */
export async function factsOfAbsenceRequest(db: Kysely<DB>, id: number): Promise<AbsenceSubject | null> {
  const { rows } = await sql<AbsenceSubject>`
    select aq.employee_id as "employeeId", array(select d.head_id from departments own join departments d on d.id = any(own.path)
      where own.id = e.department_id and d.head_id is not null) as "headIds"
    from absence_requests aq join employees e on e.id = aq.employee_id where aq.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Whom a task concerns: who gave it, who is to do it, and the departments over the assignee. */
export async function factsOfTask(
  db: Kysely<DB>,
  id: number,
): Promise<{ people: number[]; departments: string[] } | null> {
  const { rows } = await sql<{ people: number[]; departments: string[] }>`
    select array[tk.author_id, tk.assignee_id] || array(select tp.employee_id from task_people tp where tp.task_id = tk.id) as people,
      array(select u.key from employees m join departments d on d.id = m.department_id join departments u on u.id = any(d.path) where m.id = tk.assignee_id) as departments
    from tasks tk where tk.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Does this employee see the client by their own right, not by that of somebody they stand in for? */
export async function seesClientAlone(
  db: Kysely<DB>,
  definitions: DefinitionCache,
  employeeId: number,
  clientId: number,
): Promise<boolean> {
  const [actor] = await actorsOf(db, [employeeId]);
  if (!actor) return false;
  const own: Actor = { employeeId, selves: [actor.selves[0]] };
  const row = await readerFor(db, { actor: own }, definitions)
    .clients()
    .where('k.id', '=', clientId)
    .select('k.id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Exactly these, as far as they are active; who stands in for them is somebody else. */
async function actorsOf(db: Kysely<DB>, ids: readonly number[]): Promise<Actor[]> {
  const run = { run: <T>(query: RawBuilder<T>) => query.execute(db).then(({ rows }) => rows) };
  const found = await actorsFor(run, sql`select unnest(${[...ids]}::bigint[]) as id`);
  return found.map(({ actor }) => actor).filter(({ employeeId }) => ids.includes(employeeId));
}

/** For whom the event of the company is, by the keys of the departments; none: for everybody. */
export const factsOfEvent = (
  db: Kysely<DB>,
  id: number,
): Promise<{ departments: string[]; createdBy: number } | undefined> =>
  db
    .selectFrom('company_events as w')
    .where('w.id', '=', id)
    .select([
      'w.created_by as createdBy',
      sql<string[]>`array(select d.key from departments d where d.id = any(w.departments))`.as('departments'),
    ])
    .executeTakeFirst();

/** For whom the news is, by the keys of the departments; null: for everybody. */
export async function factsOfNews(
  db: Kysely<DB>,
  id: number,
): Promise<{ authorId: number; wasOut: boolean; departments: string[] | null } | null> {
  const { rows } = await sql<{ authorId: number; wasOut: boolean; departments: string[] | null }>`
    select nw.author_id as "authorId", nw.state in ('published', 'withdrawn') as "wasOut",
      case when nw.departments <> '{}' then array(select d.key from departments d where d.id = any(nw.departments)) end as departments
    from news nw where nw.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Who made the campaign. */
export const authorOfCampaign = (db: Kysely<DB>, id: number): Promise<number | undefined> =>
  db
    .selectFrom('campaigns')
    .where('id', '=', id)
    .select('created_by as authorId')
    .executeTakeFirst()
    .then((row) => row?.authorId);

/** For whom the folder of the company and each folder above it is, by the keys of the departments; those for everybody left out. */
export const factsOfFolder = (db: Kysely<DB>, id: number): Promise<{ departments: string[][] } | undefined> =>
  db
    .selectFrom('company_folders as h')
    .where('h.id', '=', id)
    .select(
      sql<
        string[][]
      >`coalesce((select json_agg(array(select d.key from departments d where d.id = any(a.departments)))
        from company_folders a where a.id = any(array_append(h.above, h.id)) and a.departments <> '{}'), '[]')`.as(
        'departments',
      ),
    )
    .executeTakeFirst();
