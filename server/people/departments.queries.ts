import { sql } from 'kysely';
import type { DepartmentDuty } from '#domain/policy/actions.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type DepartmentRow = {
  id: number;
  key: string;
  name: string;
  parentId: number | null;
  head: PersonRow | null;
  duties: DepartmentDuty[];
  employees: number;
};
export type GroupRow = { id: number; name: string; members: PersonRow[] };

export function listDepartments(reader: Reader): Promise<DepartmentRow[]> {
  return departmentColumns(reader).orderBy('d.id').execute();
}

export function findDepartment(reader: Reader, id: number): Promise<DepartmentRow | undefined> {
  return departmentColumns(reader).where('d.id', '=', id).executeTakeFirst();
}

function departmentColumns(reader: Reader) {
  return reader
    .departments()
    .select([
      'd.id',
      'd.key',
      'd.name',
      'd.parent_id as parentId',
      personJson(sql`d.head_id`).as('head'),
      sql<DepartmentDuty[]>`d.duties`.as('duties'),
      sql<number>`(select count(*)::int from employees e where e.department_id = d.id and e.status <> 'dismissed')`.as(
        'employees',
      ),
    ]);
}

/** Keys of all departments, to make the next one. */
export async function departmentKeys(reader: Reader): Promise<string[]> {
  return (await reader.departments().select('d.key').execute()).map(({ key }) => key);
}

export function listGroups(reader: Reader): Promise<GroupRow[]> {
  return groupColumns(reader).orderBy('g.name').execute();
}

export function findGroup(reader: Reader, id: number): Promise<GroupRow | undefined> {
  return groupColumns(reader).where('g.id', '=', id).executeTakeFirst();
}

function groupColumns(reader: Reader) {
  return reader.groups().select([
    'g.id',
    'g.name',
    sql<
      PersonRow[]
    >`coalesce((select json_agg(json_build_object('id', e.id, 'lastName', e.last_name, 'firstName', e.first_name,
          'middleName', e.middle_name, 'position', e.position) order by e.last_name, e.first_name, e.id)
        from visibility_group_members m join employees e on e.id = m.employee_id where m.group_id = g.id), '[]'::json)`.as(
      'members',
    ),
  ]);
}
