import { ok } from '#test/order-path.ts';
import type { Maker, Scene } from './scene.ts';

const ahead = '2030-01-10';
const plan = { on: ahead, at: '14:30', topic: 'Тендер', minutes: 15, repeats: 'P1M' };
const on = (id: number) => ({ params: { id } });

async function call(scene: Scene, done = false): Promise<number> {
  const manager = scene.stage.as('manager');
  const { id } = await ok(manager.post('/calls', { ...plan, clientId: await scene.client() }));
  if (done) await ok(manager.put(`/calls/${id}/outcome`, { version: 1, outcome: 'reached' }));
  return id;
}

export const callMakers: Record<string, Maker> = {
  'calls.list': () => ({
    as: 'manager',
    query: { state: 'open', from: '2026-01-01', to: ahead, order: 'latest', mine: 'true', limit: '5' },
  }),
  'calls.get': async (scene) => ({ as: 'manager', ...on(await call(scene)) }),
  'calls.create': async (scene) => ({ as: 'manager', body: { ...plan, clientId: await scene.client() } }),
  'calls.edit': async (scene) => ({
    as: 'manager',
    ...on(await call(scene)),
    body: { ...plan, on: '2031-02-03', version: 1 },
  }),
  'calls.close': async (scene) => ({
    as: 'manager',
    ...on(await call(scene)),
    body: { version: 1, outcome: 'noAnswer', note: 'перезвонить', next: plan },
  }),
  'calls.reopen': async (scene) => ({ as: 'manager', ...on(await call(scene, true)) }),
  'calls.cancel': async (scene) => ({ as: 'manager', ...on(await call(scene)) }),
  'company.saveCallSettings': () => ({ as: 'admin', body: { headDays: 3 } }),
  'company.callSettings': () => ({ as: 'admin' }),
  'me.saveNotificationSettings': () => ({
    as: 'manager',
    body: {
      ways: { comment: 'daily', payment: 'atOnce' },
      overview: null,
      dailyHour: 9,
      quiet: { from: '20:00', to: '08:00' },
      holdDaysOff: true,
    },
  }),
  'me.saveCallSettings': () => ({
    as: 'manager',
    body: { dayBefore: true, minutesBefore: 10, overdue: false },
  }),
};
