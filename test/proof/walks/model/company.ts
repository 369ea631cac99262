import { sql } from 'kysely';
import type { DepartmentDuty, Role, Seats } from '#domain/policy/actions.ts';
import type { Actor, Self } from '#domain/rules/who.ts';
import type { Stage } from '#test/app.ts';

/** The people of the company as the model knows them. Read once; afterwards only the model's own acts change it. */
export type Person = {
  id: number;
  name: string;
  position: string;
  /** Keys of the own department and of those above it. */
  path: readonly string[];
  roles: readonly Role[];
  /** Ids of those in a visibility group with them. */
  groupmates: readonly number[];
};
export type Absence = { id: number; who: string; substitute: string | null };
export type Company = {
  people: Readonly<Record<string, Person>>;
  /** Who heads each department. */
  seats: Readonly<Record<string, string | null>>;
  duties: Readonly<Record<string, readonly DepartmentDuty[]>>;
  away: readonly Absence[];
  dismissed: readonly string[];
};

type Read = {
  people: (Person & { headOf: string[] })[];
  departments: { key: string; headId: number | null; duties: DepartmentDuty[] }[];
};

/** `ids` gives the people their names in the proof. */
export async function readCompany({ ownerDb }: Stage, ids: Record<string, number>): Promise<Company> {
  const { rows } = await sql<{ read: Read }>`select json_build_object(
    'people', (select json_agg(json_build_object('id', e.id, 'name', concat_ws(' ', e.last_name, e.first_name, e.middle_name), 'position', e.position, 'roles', e.roles,
      'path', (select coalesce(json_agg(u.key), '[]'::json) from departments own join departments u on u.id = any(own.path) where own.id = e.department_id),
      'groupmates', (select coalesce(json_agg(distinct b.employee_id), '[]'::json) from visibility_group_members a join visibility_group_members b
        on b.group_id = a.group_id and b.employee_id <> a.employee_id where a.employee_id = e.id))) from employees e),
    'departments', (select json_agg(json_build_object('key', d.key, 'headId', d.head_id, 'duties', d.duties)) from departments d)) as read`.execute(
    ownerDb,
  );
  const read = rows[0]?.read;
  if (!read) throw new Error('no company');
  const nameOf = (id: number | null) => Object.keys(ids).find((name) => ids[name] === id) ?? null;
  const known = Object.entries(ids).map(
    ([name, id]) => [name, read.people.find((person) => person.id === id)] as const,
  );
  return {
    people: Object.fromEntries(known.flatMap(([name, person]) => (person ? [[name, person]] : []))),
    seats: Object.fromEntries(read.departments.map(({ key, headId }) => [key, nameOf(headId)])),
    duties: Object.fromEntries(read.departments.map(({ key, duties }) => [key, duties])),
    away: [],
    dismissed: [],
  };
}

export function personOf(company: Company, name: string): Person {
  const person = company.people[name];
  if (!person) throw new Error(`nobody is called ${name}`);
  return person;
}

/** Their own identity and those of the people they stand in for; null for who may not sign in at all. */
export function actorOf(company: Company, name: string): Actor | null {
  if (company.dismissed.includes(name)) return null;
  const absent = company.away
    .filter(({ who, substitute }) => substitute === name && !company.dismissed.includes(who))
    .map(({ who }) => selfOf(company, who))
    .sort((a, b) => a.employeeId - b.employeeId);
  const once = absent.filter((self, index) => absent[index - 1]?.employeeId !== self.employeeId);
  return { employeeId: personOf(company, name).id, selves: [selfOf(company, name), ...once] };
}

function selfOf(company: Company, name: string): Self {
  const { id, roles, path, groupmates } = personOf(company, name);
  const heads = Object.keys(company.seats).filter((key) => company.seats[key] === name);
  const departments = [...new Set([...path, ...heads])];
  const dutiesOf = (keys: readonly string[]) => keys.flatMap((key) => company.duties[key] ?? []);
  return {
    employeeId: id,
    roles,
    departments,
    heads,
    groupManagers: groupmates,
    duties: dutiesOf(departments),
    headDuties: dutiesOf(heads),
  };
}

/** A head is present who is at work, or whose substitute is. */
export function seatsOf(company: Company): Seats {
  const isAway = (name: string) => company.away.some(({ who }) => who === name);
  const isGone = (name: string) => company.dismissed.includes(name);
  const present = (head: string) =>
    !isAway(head) ||
    company.away.some(
      ({ who, substitute }) =>
        who === head && substitute !== null && !isGone(substitute) && !isAway(substitute),
    );
  return Object.fromEntries(
    Object.entries(company.seats).map(([key, head]) => [
      key,
      head === null || isGone(head)
        ? { headId: null, present: false }
        : { headId: personOf(company, head).id, present: present(head) },
    ]),
  );
}
