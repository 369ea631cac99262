import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { listenIn, openStream, type Stream, within } from './stream.ts';

/** S3: a right that is gone reads nothing from the next request on, and an open page falls silent within five seconds. */

let stage: Stage;
let path: OrderPath;
let port = 0;
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
  port = await listenIn(stage);
});
afterAll(() => stage.close());

afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

let id = 0;
let file = 0;
beforeEach(async () => {
  ({ id } = await path.at('examination'));
  const made = await ok(
    stage.as('expert').upload(`/orders/${id}/documents?name=a.txt&kind=conclusion`, Buffer.from('вывод')),
  );
  file = made.id;
});

const ids = () => stage.world.ids;
/** Every way to the order that this person had. */
const ways = async (name: Name): Promise<number[]> => {
  const person = stage.as(name);
  const answers = await Promise.all(
    [`/orders/${id}`, `/orders/${id}/feed`, `/orders/${id}/documents`, `/documents/${file}/content`].map(
      (one) => person.get(one),
    ),
  );
  const list = await person.get('/orders?limit=200&any=true');
  const found = (list.body?.items ?? []).some((row: { id: number }) => row.id === id);
  return [...answers.map(({ status }) => status), found ? 200 : list.status === 200 ? 404 : list.status];
};
const all = (status: number) => Array.from({ length: 5 }, () => status);

/** While the right stands everything is read and heard; once it is gone, `gone` everywhere and not one word more than that. */
async function expectGone(name: Name, revoke: () => Promise<unknown>, gone: 401 | 404): Promise<void> {
  expect(await ways(name), `${name} reads before`).toEqual(all(200));
  const stream = await open(name);
  const speaks = async (witness: Name) => {
    const before = stream.said.length;
    await ok(stage.as(witness).put(`/orders/${id}/title`, { title: `Имя ${Math.random()}` }));
    return before;
  };
  const before = await speaks('manager');
  expect(await within(5000, () => stream.said.slice(before).some((one) => one.id === id))).toBe(true);

  const until = stream.said.length;
  await revoke();
  expect(await ways(name), `${name} reads after`).toEqual(all(gone));
  const witness = await open('admin');
  const heard = () => stream.said.slice(until).filter((one) => one.id === id).length;
  const speaksAndIsHeard = async () => {
    const heardBefore = witness.said.length;
    await speaks('headOfSales');
    expect(await within(5000, () => witness.said.slice(heardBefore).some((one) => one.id === id))).toBe(true);
    return heard();
  };
  // of the act that took it away they hear once, so that the open page lets go of it
  const farewell = await speaksAndIsHeard();
  expect(farewell).toBeLessThanOrEqual(1);
  expect(await speaksAndIsHeard()).toBe(farewell);
  if (gone === 401) expect(await within(6000, () => !stream.isOpen()), 'the page is cut off').toBe(true);
}

const streams: Stream[] = [];
async function open(name: Name): Promise<Stream> {
  const stream = await openStream(stage, port, name);
  streams.push(stream);
  return stream;
}

const set = (name: Name, values: Record<string, unknown>) =>
  stage.ownerDb.updateTable('employees').set(values).where('id', '=', ids()[name]).execute();

describe('what was a right and is none', () => {
  it('a replaced expert', async () => {
    await ok(path.sendBack('headOfExpertise', id, 'assignment', 'нужен другой эксперт'));
    const other = { values: { expert: ids().otherExpert } };
    await expectGone('expert', () => ok(path.sign('headOfExpertise', id, 'assignment', other)), 404);
  });

  it('a substitution that ended', async () => {
    const absence = await ok(
      stage.as('admin').post('/absences', {
        employeeId: ids().expert,
        substituteId: ids().clerk,
        kind: 'trip',
        fromOn: '2020-01-01',
        toOn: '2999-01-01',
      }),
    );
    await expectGone('clerk', () => ok(stage.as('admin').delete(`/absences/${absence.id}`)), 404);
  });

  it('a visibility group that was left', async () => {
    const [group] = (await ok(stage.as('admin').get('/visibility-groups'))).items;
    const change = { name: group.name, memberIds: [ids().manager] };
    await expectGone(
      'colleague',
      () => ok(stage.as('admin').put(`/visibility-groups/${group.id}`, change)),
      404,
    );
  });

  it('a role that was taken away', async () => {
    await set('director', { roles: ['director'] });
    await expectGone('director', () => set('director', { roles: [] }), 404);
    await set('director', { roles: ['director'] });
  });

  it('an account that was closed, its key too', async () => {
    const { token } = await ok(
      stage.as('accountant').post('/me/tokens', { name: 'скрипт', scope: 'read', days: 1 }),
    );
    const byKey = () => stage.anonymous.get(`/orders/${id}`, { authorization: `Bearer ${token}` });
    expect((await byKey()).status).toBe(200);
    await expectGone('accountant', () => set('accountant', { status: 'dismissed' }), 401);
    expect((await byKey()).status).toBe(401);
    await set('accountant', { status: 'active' });
  });
});
