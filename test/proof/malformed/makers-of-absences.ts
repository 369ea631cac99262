import { ok } from '#test/order-path.ts';
import type { Maker, Scene } from './scene.ts';

const on = (id: number) => ({ params: { id } });
const absence = async (scene: Scene) => ({
  employeeId: await scene.employee(),
  kind: 'trip',
  fromOn: '2030-01-10',
  toOn: '2030-01-20',
  substituteId: null,
});
const wanted = { kind: 'trip', substituteId: null, note: 'дела' };

/** Each request on days of its own: one may not ask for the same twice. */
async function request(scene: Scene): Promise<number> {
  const day = new Date(Date.UTC(2030, 5, 1) + scene.next() * 86_400_000).toISOString().slice(0, 10);
  const body = { ...wanted, fromOn: day, toOn: day };
  return (await ok(scene.stage.as('accountant').post('/absence-requests', body))).id;
}

export const absenceMakers: Record<string, Maker> = {
  'absences.plan': (scene) => ({
    as: 'manager',
    query: { year: '2026', departmentId: String(scene.stage.world.departments.sales) },
  }),
  'absences.create': async (scene) => ({ as: 'admin', body: await absence(scene) }),
  'absences.end': async (scene) => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
    const body = { ...(await absence(scene)), fromOn: '2026-01-10' };
    const { id } = await ok(scene.stage.as('admin').post('/absences', body));
    return { as: 'admin', ...on(id), body: { lastOn: today } };
  },
  'absences.cancel': async (scene) => ({
    as: 'admin',
    ...on((await ok(scene.stage.as('admin').post('/absences', await absence(scene)))).id),
  }),
  'absenceRequests.list': () => ({ as: 'manager', query: { view: 'toDecide' } }),
  'absenceRequests.ask': (scene) => {
    const day = new Date(Date.UTC(2040, 0, 1) + scene.next() * 86_400_000).toISOString().slice(0, 10);
    return { as: 'manager', body: { ...wanted, fromOn: day, toOn: day } };
  },
  'absenceRequests.approve': async (scene) => ({
    as: 'headOfAccounting',
    ...on(await request(scene)),
    body: { version: 1, substituteId: scene.stage.world.ids.clerk },
  }),
  'absenceRequests.decline': async (scene) => ({
    as: 'headOfAccounting',
    ...on(await request(scene)),
    body: { version: 1, reason: 'годовой отчёт' },
  }),
  'absenceRequests.withdraw': async (scene) => ({
    as: 'accountant',
    ...on(await request(scene)),
    body: { version: 1 },
  }),
};
