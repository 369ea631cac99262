import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Role, Seats } from '#domain/policy/actions.ts';
import type { Actor, Self } from '#domain/rules/who.ts';
import type { DB } from '#server/db/tables.ts';

/** The person behind a request: who they are, whom they stand in for, and the company's seats as of today. */
export type Person = {
  actor: Actor;
  employeeId: number;
  name: { lastName: string; firstName: string; middleName: string | null };
  position: string;
  email: string;
  departmentId: number | null;
  departmentName: string | null;
  language: 'ru' | 'en';
  theme: 'system' | 'light' | 'dark';
  company: { name: string; timeZone: string };
  /** The company's day, ISO. */
  today: string;
  /** Names and positions of the people acted for, own included, by employee id. */
  stamps: Record<number, { name: string; position: string }>;
  seats: Seats;
  departments: DepartmentFact[];
  /** Version of everybody's rights when this was read. */
  epoch: number;
  /** Highest published definition, so that the cache knows when to read again. */
  lastDefinition: number;
  /** Counts corrections of the production calendar, for the same reason. */
  workYears: number;
  sessionId: string | null;
  scope: 'read' | 'write' | null;
  replay: Replay | null;
};

export type DepartmentFact = {
  id: number;
  key: string;
  name: string;
  headId: number | null;
  headName: string | null;
  present: boolean;
  substituteName: string | null;
};
/** A stored answer to the same Idempotency-Key. */
export type Replay = { route: string; bodyHash: string; status: number; response: unknown };

export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');
export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Idle and absolute lives of a session, in hours: an administrator's is shorter. */
const lives = { idle: 12, absolute: 7 * 24, adminIdle: 1, adminAbsolute: 12 };

/** The lives of this person's sessions, in hours. */
export const livesOf = (roles: readonly string[]): { idle: number; absolute: number } =>
  roles.includes('admin')
    ? { idle: lives.adminIdle, absolute: lives.adminAbsolute }
    : { idle: lives.idle, absolute: lives.absolute };

/** `calendarToken` shows the calendar and nothing else; `employeeId` opens no door: the demonstration company acts as its people with it. */
type Credential =
  | { sessionToken: string }
  | { apiToken: string }
  | { calendarToken: string }
  | { employeeId: number };
type Row = { who: Omit<Person, 'actor'> & { selves: (Self & { name: string; position: string })[] } };

/** One prepared statement: session or token, employee, roles, departments, groups, substitutions, seats, stored answer. */
export async function findPerson(
  db: Kysely<DB>,
  credential: Credential,
  idempotencyKey: string | null,
): Promise<Person | null> {
  const entry =
    'sessionToken' in credential
      ? sql`
        select e.id, s.id::text as session_id, null::text as scope
        from auth_sessions s join employees e on e.auth_user_id = s.user_id
        where s.token = ${sha256Hex(credential.sessionToken)} and s.expires_at > now() and e.status = 'active'
          and s.updated_at > now() - make_interval(hours => case when 'admin' = any(e.roles) then ${lives.adminIdle}::int else ${lives.idle}::int end)
          and s.created_at > now() - make_interval(hours => case when 'admin' = any(e.roles) then ${lives.adminAbsolute}::int else ${lives.absolute}::int end)`
      : 'employeeId' in credential
        ? sql`select e.id, null::text as session_id, null::text as scope from employees e where e.id = ${credential.employeeId} and e.status = 'active'`
        : 'calendarToken' in credential
          ? sql`
        select e.id, null::text as session_id, 'read'::text as scope
        from calendar_feeds f join employees e on e.id = f.employee_id
        where f.token_hash = ${sha256(credential.calendarToken)} and f.revoked_at is null and e.status = 'active'`
          : sql`
        select e.id, null::text as session_id, t.scope
        from api_tokens t join employees e on e.id = t.employee_id
        where t.hash = ${sha256(credential.apiToken)} and t.expires_at > now() and t.revoked_at is null and e.status = 'active'`;
  const touch =
    'sessionToken' in credential
      ? sql`update auth_sessions set updated_at = now() where token = ${sha256Hex(credential.sessionToken)} and updated_at < now() - interval '1 minute' and id::text = (select session_id from entry) returning id`
      : 'calendarToken' in credential
        ? sql`update calendar_feeds set last_read_at = now() where token_hash = ${sha256(credential.calendarToken)} and exists (select 1 from entry) returning id`
        : sql`select null::uuid as id where false`;
  const result = await sql<Row>`
    with entry as (${entry}),
    touched as (${touch}),
    day as (select c.name, c.time_zone, (now() at time zone c.time_zone)::date as today from company c),
    away as (select a.employee_id, a.substitute_id from absences a, day where a.cancelled_at is null and day.today between a.from_on and a.to_on),
    selves as (
      select id, 0 as rank from entry
      union select w.employee_id, 1 from away w join employees x on x.id = w.employee_id, entry where w.substitute_id = entry.id and x.status = 'active' and x.id <> entry.id
    )
    select json_build_object(
      'employeeId', e.id, 'name', json_build_object('lastName', e.last_name, 'firstName', e.first_name, 'middleName', e.middle_name),
      'position', e.position, 'email', e.email, 'departmentId', e.department_id, 'departmentName', (select d.name from departments d where d.id = e.department_id),
      'language', e.language, 'theme', e.theme, 'company', json_build_object('name', day.name, 'timeZone', day.time_zone), 'today', day.today,
      'sessionId', entry.session_id, 'scope', entry.scope,
      'epoch', (select epoch from rights_epoch), 'lastDefinition', (select coalesce(max(id), 0) from process_definitions), 'workYears', (select coalesce(sum(version), 0) from work_years),
      'departments', (select coalesce(json_agg(json_build_object('id', d.id, 'key', d.key, 'name', d.name, 'headId', h.id,
            'headName', nullif(concat_ws(' ', h.last_name, h.first_name, h.middle_name), ''),
            'present', h.id is not null and (not exists (select 1 from away w where w.employee_id = h.id)
              or exists (select 1 from away w join employees z on z.id = w.substitute_id where w.employee_id = h.id and z.status = 'active' and not exists (select 1 from away v where v.employee_id = z.id))),
            'substituteName', (select concat_ws(' ', z.last_name, z.first_name, z.middle_name) from away w join employees z on z.id = w.substitute_id where w.employee_id = h.id and z.status = 'active' limit 1)
          ) order by d.id), '[]'::json) from departments d left join employees h on h.id = d.head_id and h.status = 'active'),
      'selves', (select json_agg(json_build_object('employeeId', s.id, 'name', concat_ws(' ', m.last_name, m.first_name, m.middle_name), 'position', m.position, 'roles', m.roles, 'withheld', case when m.campaigns_withheld then '["campaign.send"]'::json else '[]'::json end,
            'departments', coalesce((select json_agg(u.key) from departments u where u.id = any(own.path) or u.head_id = s.id), '[]'::json),
            'duties', coalesce((select json_agg(distinct y) from departments u, unnest(u.duties) y where u.id = any(own.path) or u.head_id = s.id), '[]'::json),
            'heads', coalesce((select json_agg(u.key) from departments u where u.head_id = s.id), '[]'::json),
            'headDuties', coalesce((select json_agg(distinct y) from departments u, unnest(u.duties) y where u.head_id = s.id), '[]'::json),
            'groupManagers', coalesce((select json_agg(distinct g2.employee_id) from visibility_group_members g1 join visibility_group_members g2 on g2.group_id = g1.group_id
                where g1.employee_id = s.id and g2.employee_id <> s.id), '[]'::json)
          ) order by s.rank, s.id) from selves s join employees m on m.id = s.id left join departments own on own.id = m.department_id),
      'replay', (select json_build_object('route', k.route, 'bodyHash', encode(k.body_hash, 'hex'), 'status', k.status, 'response', k.response)
          from idempotency_keys k where k.employee_id = e.id and k.key = ${idempotencyKey}::text)
    ) as who
    from entry join employees e on e.id = entry.id, day
    where (select count(*) from touched) >= 0`.execute(db);
  const row = result.rows[0];
  return row ? asPerson(row.who) : null;
}

function asPerson({ selves, ...who }: Row['who']): Person {
  const [own, ...others] = selves.map(
    ({ name: _name, position: _position, ...self }): Self => ({
      ...self,
      roles: self.roles as readonly Role[],
    }),
  );
  if (!own) throw new Error('a person without themselves');
  return {
    ...who,
    actor: { employeeId: who.employeeId, selves: [own, ...others] },
    stamps: Object.fromEntries(
      selves.map((self) => [self.employeeId, { name: self.name, position: self.position }]),
    ),
    seats: Object.fromEntries(
      who.departments.map((one) => [one.key, { headId: one.headId, present: one.present }]),
    ),
  };
}
