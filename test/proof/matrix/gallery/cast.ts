import { createHash, randomBytes } from 'node:crypto';
import { hashPassword } from '#server/auth/password-hash.ts';
import { type Client, clientOf, type Stage } from '#test/app.ts';
import { goodPassword } from '#test/sign-in.ts';
import { type Name, names } from '#test/world.ts';
import type { Who } from '../facts.ts';
import {
  absentees,
  type Comer,
  type Person,
  people,
  type SeasonName,
  type Spec,
  specs,
  whoComes,
} from '../people.ts';

export type Cast = {
  ids: Record<Person, number>;
  /** As they come to the door in the season. */
  who: (comer: Comer, season: SeasonName) => Who;
  /** Through this app. */
  as: (comer: Comer, app?: Stage['app']) => Client;
  /** The headers they come with. */
  identity: (comer: Comer) => Record<string, string>;
  /** Their session, as it stands in the database. */
  sessionIds: Partial<Record<Person, string>>;
  tokenIds: Record<'manager' | 'clerk', number>;
  enter: (season: SeasonName) => Promise<void>;
};

const DAY_MS = 86_400_000;
const MOSCOW_MS = 3 * 3_600_000;

/** Adds the people the named company lacks; written as its owner, like the company itself. */
export async function makeCast(stage: Stage): Promise<Cast> {
  const { ownerDb, world } = stage;
  const ids = { ...world.ids } as Record<Person, number>;
  const tokens: Partial<Record<Person, string>> = { ...world.tokens };
  for (const name of people) {
    if (names.includes(name as Name)) continue;
    const made = await addEmployee(stage, name, specs[name]);
    ids[name] = made.id;
    tokens[name] = made.token;
  }
  await addToGroup(stage, ids.watcher);
  await givePasswords(stage);
  const sessionIds = await sessionsOf(stage, ids);
  const reading = await makeApiToken(stage, ids.manager, 'read', '2999-01-01');
  const lapsed = await makeApiToken(stage, ids.manager, 'write', '2020-01-01');
  const clerks = await makeApiToken(stage, ids.clerk, 'write', '2999-01-01');
  await ownerDb
    .updateTable('employees')
    .set({ status: 'dismissed', dismissed_at: new Date().toISOString() })
    .where('id', '=', ids.dismissed)
    .execute();

  const known = new Map<string, Who>();
  const who = (comer: Comer, season: SeasonName): Who => {
    const key = `${comer} ${season}`;
    const one = known.get(key) ?? whoComes(ids, comer, season);
    known.set(key, one);
    return one;
  };
  const identity = (comer: Comer): Record<string, string> => {
    if (comer === 'anonymous') return {};
    if (comer === 'manager by a reading token') return { authorization: `Bearer ${reading.token}` };
    if (comer === 'manager by a lapsed token') return { authorization: `Bearer ${lapsed.token}` };
    return { cookie: `vizir_session=${tokens[comer]}` };
  };
  return {
    ids,
    who,
    as: (comer, app = stage.app) => clientOf(app, identity(comer)),
    identity,
    sessionIds,
    tokenIds: { manager: reading.id, clerk: clerks.id },
    enter: (season) => enterSeason(stage, ids, season),
  };
}

async function enterSeason(
  { ownerDb, world }: Stage,
  ids: Record<Person, number>,
  season: SeasonName,
): Promise<void> {
  const day = (offset: number) =>
    new Date(Date.now() + MOSCOW_MS + offset * DAY_MS).toISOString().slice(0, 10);
  const absent = (name: Person, substitute: Person, from: number, to: number) => ({
    employee_id: ids[name],
    substitute_id: ids[substitute],
    kind: 'vacation',
    from_on: day(from),
    to_on: day(to),
    created_by: ids.admin,
  });
  const heads = absentees.slice(0, 4);
  const always = heads.flatMap((name) => [
    absent(name, 'formerDeputy', -30, -1),
    absent(name, 'futureDeputy', 2, 30),
  ]);
  const now = absentees.map((name) => absent(name, `deputyOf ${name}`, -1, 1));
  const both = heads.flatMap((name) => [
    absent(name, `deputyOf ${name}`, -1, 1),
    absent(`deputyOf ${name}`, 'deputyOfDeputy', -1, 1),
  ]);
  const rows = [...always, ...(season === 'substituted' ? now : season === 'vacant' ? both : [])];
  await ownerDb.deleteFrom('absences').where('created_by', '=', ids.admin).execute();
  await ownerDb.insertInto('absences').values(rows).execute();
  await ownerDb
    .updateTable('departments')
    .set({ head_id: season === 'vacant' ? null : world.ids.headOfApproval })
    .where('key', '=', 'approval')
    .execute();
}

async function addEmployee(
  { ownerDb, world }: Stage,
  name: Person,
  { department, roles, heads }: Spec,
): Promise<{ id: number; token: string }> {
  const email = `${name.toLowerCase().replace(' ', '-')}@example.org`;
  const user = await ownerDb
    .insertInto('auth_users')
    .values({ name, email })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await ownerDb
    .insertInto('employees')
    .values({
      email,
      last_name: 'Лишний',
      first_name: name,
      middle_name: null,
      position: 'сотрудник',
      roles: [...roles],
      status: 'active',
      department_id: department ? (world.departments[department] ?? null) : null,
      auth_user_id: user.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (heads) await ownerDb.updateTable('departments').set({ head_id: id }).where('key', '=', heads).execute();
  const token = randomBytes(24).toString('base64url');
  const expires_at = new Date(Date.now() + 86_400_000).toISOString();
  await ownerDb
    .insertInto('auth_sessions')
    .values({ user_id: user.id, token: hashOf(token).toString('hex'), expires_at })
    .execute();
  return { id, token };
}

async function addToGroup({ ownerDb }: Stage, employee_id: number): Promise<void> {
  const { id } = await ownerDb.selectFrom('visibility_groups').select('id').executeTakeFirstOrThrow();
  await ownerDb.insertInto('visibility_group_members').values({ group_id: id, employee_id }).execute();
}

/** Everybody has the same password, hashed once: hashing is slow on purpose. */
async function givePasswords({ ownerDb }: Stage): Promise<void> {
  const password = await hashPassword(goodPassword);
  const users = await ownerDb.selectFrom('auth_users').select('id').execute();
  const rows = users.map(({ id }) => ({
    user_id: id,
    account_id: id,
    provider_id: 'credential',
    password,
  }));
  await ownerDb.insertInto('auth_accounts').values(rows).execute();
}

async function sessionsOf(
  { ownerDb }: Stage,
  ids: Record<Person, number>,
): Promise<Partial<Record<Person, string>>> {
  const rows = await ownerDb
    .selectFrom('auth_sessions as s')
    .innerJoin('employees as e', 'e.auth_user_id', 's.user_id')
    .select(['s.id', 'e.id as employee'])
    .execute();
  const entries = (Object.entries(ids) as [Person, number][]).map(
    ([name, id]) => [name, rows.find(({ employee }) => employee === id)?.id] as const,
  );
  return Object.fromEntries(entries);
}

async function makeApiToken({ ownerDb }: Stage, employee_id: number, scope: string, expires_at: string) {
  const token = `vizir_${randomBytes(24).toString('base64url')}`;
  const { id } = await ownerDb
    .insertInto('api_tokens')
    .values({ hash: hashOf(token), employee_id, name: 'скрипт', scope, expires_at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, token };
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
