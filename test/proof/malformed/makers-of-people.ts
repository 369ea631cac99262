import { createHash, randomBytes } from 'node:crypto';
import { ok } from '#test/order-path.ts';
import { type Maker, newEmployee, type Scene } from './scene.ts';
import { setupToken } from './setup-token.ts';

const PASSWORD = 'очень длинный пароль 1';
const on = (id: number | string) => ({ params: { id } });

/** Somebody invited, with the token of their link. */
async function invited(scene: Scene): Promise<{ token: string; email: string }> {
  const person = newEmployee(scene.next());
  const { invitationUrl } = await ok(scene.stage.as('admin').post('/employees', person));
  return { token: String(invitationUrl).split(/[/=#]/).at(-1) ?? '', email: person.email };
}

/** Somebody with a password of their own, signed in: acts that end sessions or change passwords are theirs. */
async function guest(scene: Scene): Promise<{ cookie: string; email: string }> {
  const { token, email } = await invited(scene);
  const accepted = await scene.stage.anonymous.post('/invitations/accept', { token, password: PASSWORD });
  await ok(Promise.resolve(accepted));
  return { cookie: String([accepted.headers['set-cookie']].flat()[0]).split(';')[0] ?? '', email };
}

/** Another session of the manager, to be ended. */
async function spareSession(scene: Scene): Promise<string> {
  const { ownerDb, world } = scene.stage;
  const { auth_user_id } = await ownerDb
    .selectFrom('employees')
    .select('auth_user_id')
    .where('id', '=', world.ids.manager)
    .executeTakeFirstOrThrow();
  const token = createHash('sha256').update(randomBytes(24)).digest('hex');
  const row = {
    user_id: String(auth_user_id),
    token,
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
  };
  return (await ownerDb.insertInto('auth_sessions').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

const group = async (scene: Scene): Promise<number> =>
  (
    await ok(
      scene.stage.as('admin').post('/visibility-groups', { name: `Группа ${scene.next()}`, memberIds: [] }),
    )
  ).id;
const department = async (scene: Scene): Promise<number> =>
  (
    await ok(
      scene.stage
        .as('admin')
        .post('/departments', { name: `Отдел ${scene.next()}`, key: `made${scene.next()}` }),
    )
  ).id;
export const peopleMakers: Record<string, Maker> = {
  'setup.make': async (scene) => ({
    as: null,
    body: {
      token: await setupToken(scene),
      company: { name: 'Новая', timeZone: 'Europe/Moscow' },
      administrator: {
        lastName: 'А',
        firstName: 'Б',
        position: 'админ',
        email: `first${scene.next()}@example.org`,
        password: PASSWORD,
      },
    },
  }),
  'session.signIn': async (scene) => ({
    as: null,
    body: { email: (await guest(scene)).email, password: PASSWORD },
  }),
  'session.signOut': async (scene) => ({ as: null, headers: { cookie: (await guest(scene)).cookie } }),
  'invitations.check': async (scene) => ({ as: null, body: { token: (await invited(scene)).token } }),
  'invitations.accept': async (scene) => ({
    as: null,
    body: { token: (await invited(scene)).token, password: PASSWORD },
  }),
  'me.changePassword': async (scene) => ({
    as: null,
    headers: { cookie: (await guest(scene)).cookie },
    body: { current: PASSWORD, next: `${PASSWORD}2` },
  }),
  'me.endSession': async (scene) => ({ as: 'manager', params: { sessionId: await spareSession(scene) } }),
  'me.revokeToken': async (scene) => {
    const made = await ok(
      scene.stage.as('manager').post('/me/tokens', { name: 'отчёт', scope: 'read', days: 7 }),
    );
    return { as: 'manager', ...on(made.item.id) };
  },
  'employees.get': ({ stage }) => ({ as: 'manager', ...on(stage.world.ids.expert) }),
  'employees.create': ({ next }) => ({ as: 'admin', body: newEmployee(next()) }),
  'employees.edit': async (scene) => {
    const id = await scene.employee();
    return { as: 'admin', ...on(id), body: { ...newEmployee(scene.next()), room: '12', version: 1 } };
  },
  'employees.invite': async (scene) => ({ as: 'admin', ...on(await scene.employee()), body: {} }),
  'employees.handOver': async (scene) => ({ as: 'admin', ...on(await scene.employee()) }),
  'employees.dismiss': async (scene) => ({
    as: 'admin',
    ...on(await scene.employee()),
    body: { successorId: null },
  }),
  'departments.create': ({ next }) => ({
    as: 'admin',
    body: { name: `Отдел ${next()}`, key: `dep${next()}` },
  }),
  'departments.edit': async (scene) => ({
    as: 'admin',
    ...on(await department(scene)),
    body: { name: `Отдел ${scene.next()}` },
  }),
  'visibilityGroups.preview': ({ stage }) => ({
    as: 'admin',
    query: { memberIds: `${stage.world.ids.manager},${stage.world.ids.colleague}` },
  }),
  'access.explain': async (scene) => ({
    as: 'admin',
    query: {
      type: 'order',
      id: String(await scene.order()),
      employeeId: String(scene.stage.world.ids.expert),
    },
  }),
  'visibilityGroups.create': ({ next }) => ({
    as: 'admin',
    body: { name: `Группа ${next()}`, memberIds: [] },
  }),
  'visibilityGroups.edit': async (scene) => ({
    as: 'admin',
    ...on(await group(scene)),
    body: { name: `Г ${scene.next()}`, memberIds: [] },
  }),
  'visibilityGroups.remove': async (scene) => ({ as: 'admin', ...on(await group(scene)) }),
  'dictionaries.list': () => ({ as: 'manager', params: { dictionary: 'source' } }),
  'dictionaries.add': ({ next }) => ({
    as: 'admin',
    params: { dictionary: 'source' },
    body: { name: `источник ${next()}` },
  }),
  'dictionaries.edit': async (scene) => {
    const made = await ok(
      scene.stage.as('admin').post('/dictionaries/activity', { name: `дело ${scene.next()}` }),
    );
    return {
      as: 'admin',
      params: { dictionary: 'activity', id: made.id },
      body: { name: `дело ${scene.next()}`, archived: true },
    };
  },
};
