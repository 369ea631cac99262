import { type RawBuilder, sql } from 'kysely';
import type { OrderOf } from '#domain/policy/explain.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { type ActorRow, actorsSql } from '#server/visibility/people.sql.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** Of the orders of a contract or client the newest so many are judged. */
const MOST_ORDERS = 500;

type OrderRow = Omit<OrderOf, 'def' | 'facts'> & {
  number: string;
  definitionId: number;
  managerId: number;
  managerDepartments: string[];
  expertId: number | null;
  everConfirmed: boolean;
  stepSeq: number;
  markKeys: string[];
};
export type Asked = {
  title: string;
  employee: PersonRow | null;
  /** Everybody the person acts as, and who stands in for them. */
  actors: ActorRow[];
  names: Record<string, PersonRow>;
  /** Of a contract. */
  authorId: number | null;
  clientManagerId: number | null;
  orders: OrderRow[];
};

export type RecordType = 'order' | 'contract' | 'client';

/** The record as the reader sees it, the facts of its orders, and the employee with their identities: one statement. */
export async function askedRecord(
  reader: Reader,
  type: RecordType,
  id: number,
  employeeId: number,
): Promise<Asked | null> {
  const row = await base(reader, type, id, ordersWhere[type](id), employeeId);
  return row ?? null;
}

const ordersWhere: Record<RecordType, (id: number) => RawBuilder<boolean>> = {
  order: (id) => sql<boolean>`o.id = ${id}`,
  contract: (id) => sql<boolean>`o.contract_id = ${id}`,
  client: (id) => sql<boolean>`o.client_id = ${id}`,
};

function base(
  reader: Reader,
  type: RecordType,
  id: number,
  which: RawBuilder<boolean>,
  employeeId: number,
): Promise<Asked | undefined> {
  const actors = actorsSql(sql`select ${employeeId}::bigint as id`);
  const orders = sql`(select coalesce(json_agg(json_build_object('id', o.id, 'number', o.number, 'definitionId', o.definition_id,
      'managerId', o.manager_id, 'expertId', o.expert_id, 'everConfirmed', o.ever_confirmed, 'stepSeq', o.step_seq, 'markKeys', o.mark_keys,
      'managerDepartments', coalesce((select json_agg(u.key) from employees m join departments d on d.id = m.department_id join departments u on u.id = any(d.path) where m.id = o.manager_id), '[]'::json)) order by o.id desc), '[]'::json)
    from (select o.* from orders o where ${which} and ${reader.sql.order()} order by o.id desc limit ${MOST_ORDERS}) o)`;
  const people = sql`(select coalesce(json_agg(p), '[]'::json) from (${actors}) p)`;
  const names = sql`(select json_object_agg(e.id, json_build_object('id', e.id, 'lastName', e.last_name, 'firstName', e.first_name, 'middleName', e.middle_name, 'position', e.position)) from employees e)`;
  const shared = [
    personJson(sql`${employeeId}::bigint`).as('employee'),
    sql<ActorRow[]>`${people}`.as('actors'),
    sql<Asked['names']>`${names}`.as('names'),
    sql<OrderRow[]>`${orders}`.as('orders'),
  ] as const;
  if (type === 'order')
    return reader
      .orders()
      .where('o.id', '=', id)
      .select(['o.number as title', sql<null>`null`.as('authorId'), sql<null>`null`.as('clientManagerId')])
      .select([...shared])
      .executeTakeFirst();
  if (type === 'client')
    return reader
      .clients()
      .where('k.id', '=', id)
      .select(['k.name as title', sql<null>`null`.as('authorId'), 'k.manager_id as clientManagerId'])
      .select([...shared])
      .executeTakeFirst();
  return reader
    .contracts()
    .where('t.id', '=', id)
    .select([
      't.number as title',
      't.author_id as authorId',
      sql<number | null>`(select k.manager_id from clients k where k.id = t.client_id)`.as('clientManagerId'),
    ])
    .select([...shared])
    .executeTakeFirst();
}
