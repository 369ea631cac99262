import { type RawBuilder, sql } from 'kysely';
import type { Who } from '#domain/rules/who.ts';
import type { PublishedDefinition } from './definitions.ts';
import { type Cond, or } from './fold.ts';
import { partsFor } from './waits.sql.ts';

/**
 * Orders `o` whose current step waits for one of these people (an SQL array of ids), whoever asks: a resolution asked for, or
 * content to fill. It answers about people by the database, as `waitsForSql` does about the reader by what is known of them.
 */
export function awaitedSql(people: RawBuilder<unknown>, definitions: readonly PublishedDefinition[]): Cond {
  const isAnyOf = (whos: readonly Who[]): Cond => or(...whos.map((who) => isOneOfSql(people, who)));
  return or(...partsFor(definitions, 'sign', isAnyOf), ...partsFor(definitions, 'fill', isAnyOf));
}

function isOneOfSql(people: RawBuilder<unknown>, who: Who): RawBuilder<boolean> {
  if (typeof who === 'object')
    return 'headOf' in who
      ? sql`exists (select 1 from departments d where d.key = ${who.headOf} and d.head_id = any(${people}))`
      : sql`exists (select 1 from employees m left join departments p on p.id = m.department_id join departments x on x.key = ${who.membersOf}
          where m.id = any(${people}) and (x.id = any(p.path) or x.head_id = m.id))`;
  switch (who) {
    case 'managerOfOrder':
      return sql`o.manager_id = any(${people})`;
    case 'expertOfOrder':
      return sql`coalesce(o.expert_id = any(${people}), false)`;
    case 'visibilityGroup':
      return sql`exists (select 1 from visibility_group_members g1 join visibility_group_members g2 on g2.group_id = g1.group_id
        where g1.employee_id = o.manager_id and g2.employee_id = any(${people}) and g2.employee_id <> o.manager_id)`;
    case 'director':
    case 'admin':
      return sql`exists (select 1 from employees m where m.id = any(${people}) and ${who} = any(m.roles))`;
  }
}
