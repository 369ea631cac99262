import { type Kysely, sql } from 'kysely';
import type { EventFact } from '#domain/policy/sees.ts';
import type { Definition } from '#domain/process/definition.ts';
import type { OrderFacts } from '#domain/rules/when.ts';
import type { DB } from '#server/db/tables.ts';
import type { DefinitionCache } from './definitions.ts';

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
  actorId: number | null;
  stepKey: string | null;
  data: Record<string, unknown>;
};

export async function journalFacts(db: Kysely<DB>, ids: number[]): Promise<JournalFact[]> {
  const rows = await db
    .selectFrom('journal as j')
    .where('j.id', 'in', ids)
    .select(['j.id', 'j.at', 'j.kind', 'j.order_id', 'j.actor_id', 'j.step_key', 'j.data'])
    .orderBy('j.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    kind: row.kind,
    orderId: row.order_id,
    actorId: row.actor_id,
    stepKey: row.step_key,
    data: row.data as Record<string, unknown>,
  }));
}

export type CommentFact = { authorId: number; capacities: string[]; mentions: number[] };

export async function commentFact(db: Kysely<DB>, id: number): Promise<CommentFact | null> {
  const row = await db
    .selectFrom('comments as c')
    .where('c.id', '=', id)
    .select(['c.author_id', 'c.capacities', 'c.mentions'])
    .executeTakeFirst();
  return row ? { authorId: row.author_id, capacities: row.capacities, mentions: row.mentions } : null;
}

/** What happened to an order in the act that made this version of it. */
export async function eventsOfVersion(
  db: Kysely<DB>,
  orderId: number,
  version: number,
): Promise<EventFact[]> {
  const rows = await db
    .selectFrom('journal as j')
    .where('j.order_id', '=', orderId)
    .where('j.order_version', '=', version)
    .select([
      'j.kind',
      sql<string | null>`j.data ->> 'key'`.as('key'),
      sql<string | null>`j.data -> 'file' ->> 'kind'`.as('fileKind'),
    ])
    .execute();
  return rows.map(({ kind, key, fileKind }) => ({
    kind,
    key: key ?? undefined,
    fileKind: fileKind ?? undefined,
  }));
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
