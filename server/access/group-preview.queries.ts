import { sql } from 'kysely';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** More pairs would be read by nobody. */
const MOST_PAIRS = 500;

export type PairChanged = {
  which: 'gained' | 'lost';
  viewer: PersonRow;
  manager: PersonRow;
  orders: number;
};

/** Pairs of viewer and manager that begin or cease to share a group, where the manager has orders: one statement. */
export function previewGroup(
  reader: Reader,
  groupId: number | null,
  memberIds: readonly number[],
): Promise<PairChanged[]> {
  const pairs = (members: string) => sql`select distinct a.employee_id as viewer, b.employee_id as manager
    from ${sql.table(members)} a join ${sql.table(members)} b on b.group_id = a.group_id and b.employee_id <> a.employee_id`;
  return reader.run(sql<PairChanged>`
    with members_after as (
      select m.group_id, m.employee_id from visibility_group_members m where m.group_id is distinct from ${groupId}::bigint
      union all select 0, x from unnest(${[...memberIds]}::bigint[]) x),
    before as (${pairs('visibility_group_members')}), later as (${pairs('members_after')}),
    changed as (select 'gained' as which, x.* from (select * from later except select * from before) x
      union all select 'lost', x.* from (select * from before except select * from later) x)
    select c.which, ${personJson(sql`c.viewer`)} as viewer, ${personJson(sql`c.manager`)} as manager, n.orders
    from changed c
      cross join lateral (select count(*)::int as orders from orders o where o.manager_id = c.manager and ${reader.sql.order()}) n
      join employees v on v.id = c.viewer and v.status <> 'dismissed' join employees w on w.id = c.manager
    where n.orders > 0 order by c.which, v.last_name, v.id, w.last_name, w.id limit ${MOST_PAIRS}`);
}
