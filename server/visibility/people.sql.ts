import { type RawBuilder, sql } from 'kysely';
import type { Actor, Self, Who } from '#domain/rules/who.ts';
import type { Reader } from './reader.ts';

export { newsForEmployee } from './news.sql.ts';

/**
 * The same rules read backwards: which people. Ids only; whoever tells them asks afterwards whether they still see the
 * record. Every person found brings those who stand in for them today.
 */

export type OrderPeople = { managerId: number; expertId: number | null };

/** One word of the vocabulary as a set of employee ids. */
export function whoIdsSql(who: Who, order: OrderPeople): RawBuilder<unknown> {
  if (typeof who === 'object') {
    return 'headOf' in who
      ? sql`select d.head_id as id from departments d where d.key = ${who.headOf} and d.head_id is not null`
      : sql`select e.id from employees e join departments d on d.id = e.department_id where (select u.id from departments u where u.key = ${who.membersOf}) = any(d.path)
          union select d.head_id from departments d where d.key = ${who.membersOf} and d.head_id is not null`;
  }
  switch (who) {
    case 'managerOfOrder':
      return sql`select ${order.managerId}::bigint as id`;
    case 'expertOfOrder':
      return sql`select ${order.expertId}::bigint as id`;
    case 'visibilityGroup':
      return sql`select g2.employee_id as id from visibility_group_members g1 join visibility_group_members g2 on g2.group_id = g1.group_id
        where g1.employee_id = ${order.managerId} and g2.employee_id <> ${order.managerId}`;
    case 'director':
    case 'admin':
      return sql`select e.id from employees e where ${who} = any(e.roles)`;
  }
}

export type KnownActor = { actor: Actor; name: string; position: string; language: 'ru' | 'en' };

export type ActorRow = { id: number; name: string; position: string; language: 'ru' | 'en'; selves: Self[] };

/**
 * Active employees among these ids, those who stand in for them today included, as actors for the pure reading.
 * `all` means every active employee.
 */
export async function actorsFor(
  reader: Pick<Reader, 'run'>,
  ids: RawBuilder<unknown> | 'all',
): Promise<KnownActor[]> {
  return asActors(await reader.run(actorsSql(ids)));
}

/** The same as a piece of a larger statement; its rows go through `asActors`. */
export function actorsSql(ids: RawBuilder<unknown> | 'all'): RawBuilder<ActorRow> {
  const wanted = ids === 'all' ? sql`select e.id from employees e` : ids;
  return sql<ActorRow>`
    with today as (select (now() at time zone c.time_zone)::date as day from company c),
    away as (select a.employee_id, a.substitute_id from absences a, today where a.cancelled_at is null and today.day between a.from_on and a.to_on and a.substitute_id is not null),
    wanted as (select id from (${wanted}) w where id is not null),
    told as (select id from wanted union select w.substitute_id from away w join wanted on wanted.id = w.employee_id),
    selves as (
      select e.id as person, e.id as self, 0 as rank from employees e join told on told.id = e.id where e.status = 'active'
      union select e.id, x.id, 1 from employees e join told on told.id = e.id join away w on w.substitute_id = e.id join employees x on x.id = w.employee_id and x.status = 'active' where e.status = 'active' and x.id <> e.id
    )
    select e.id, concat_ws(' ', e.last_name, e.first_name, e.middle_name) as name, e.position, e.language,
      json_agg(json_build_object('employeeId', m.id, 'roles', m.roles, 'withheld', case when m.campaigns_withheld then '["campaign.send"]'::json else '[]'::json end,
        'departments', coalesce((select json_agg(u.key) from departments u where u.id = any(own.path) or u.head_id = m.id), '[]'::json),
        'duties', coalesce((select json_agg(distinct y) from departments u, unnest(u.duties) y where u.id = any(own.path) or u.head_id = m.id), '[]'::json),
        'heads', coalesce((select json_agg(u.key) from departments u where u.head_id = m.id), '[]'::json),
        'headDuties', coalesce((select json_agg(distinct y) from departments u, unnest(u.duties) y where u.head_id = m.id), '[]'::json),
        'groupManagers', coalesce((select json_agg(distinct g2.employee_id) from visibility_group_members g1 join visibility_group_members g2 on g2.group_id = g1.group_id
            where g1.employee_id = m.id and g2.employee_id <> m.id), '[]'::json)
      ) order by s.rank, m.id) as selves
    from selves s join employees e on e.id = s.person join employees m on m.id = s.self left join departments own on own.id = m.department_id
    group by e.id order by e.last_name, e.first_name, e.id`;
}

export const asActors = (rows: readonly ActorRow[]): KnownActor[] =>
  rows.flatMap(({ id, name, position, language, selves: [own, ...others] }) =>
    own
      ? [
          {
            actor: { employeeId: id, selves: [own, ...others] as [Self, ...Self[]] },
            name,
            position,
            language,
          },
        ]
      : [],
  );

/** Whether the employee of this id is active and sees all clients by their own right: the reading of `readerFor` for somebody else. */
export const seesAllClientsSql = (id: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from employees m left join departments own on own.id = m.department_id
    where m.id = ${id} and m.status = 'active' and (m.roles && '{manager,director,admin}'::text[]
      or exists (select 1 from departments u where 'clientBase' = any(u.duties) and u.head_id = m.id)
      or exists (select 1 from departments u where 'finance' = any(u.duties) and (u.id = any(own.path) or u.head_id = m.id))))`;
