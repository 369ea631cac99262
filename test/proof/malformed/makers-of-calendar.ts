import { ok } from '#test/order-path.ts';
import type { Maker, Scene } from './scene.ts';

const event = {
  title: 'Собрание',
  startsOn: '2030-01-10',
  endsOn: '2030-01-11',
  at: '10:00',
  until: '11:00',
};
const on = (id: number) => ({ params: { id } });
const made = async ({ stage }: Scene): Promise<number> =>
  (await ok(stage.as('director').post('/company-events', event))).id;
/** A year nobody has corrected yet. */
const fresh = ({ next }: Scene): number => 1992 + (next() % 200);

export const calendarMakers: Record<string, Maker> = {
  'calendar.read': () => ({
    as: 'manager',
    query: { from: '2026-11-01', to: '2026-12-31', who: 'department', kinds: 'calls,terms' },
  }),
  'companyEvents.get': async (scene) => ({ as: 'manager', ...on(await made(scene)) }),
  'companyEvents.create': ({ stage }) => ({
    as: 'director',
    body: { ...event, note: 'в зале', departmentIds: [stage.world.departments.sales] },
  }),
  'companyEvents.edit': async (scene) => ({
    as: 'director',
    ...on(await made(scene)),
    body: { ...event, title: `Собрание ${scene.next()}`, version: 1 },
  }),
  'companyEvents.cancel': async (scene) => ({ as: 'director', ...on(await made(scene)) }),
  'workYears.get': () => ({ as: 'admin', params: { year: 2026 } }),
  'workYears.correct': async (scene) => {
    const year = fresh(scene);
    const { version } = await ok(scene.stage.as('admin').get(`/work-years/${year}`));
    const days = { '01-11': { kind: 'off', holiday: 'newYear', movedFrom: '01-04' } };
    return { as: 'admin', params: { year }, body: { days, version } };
  },
  'workYears.putBack': (scene) => ({ as: 'admin', params: { year: fresh(scene) } }),
  'me.makeCalendarFeed': () => ({ as: 'manager', body: {} }),
  'me.revokeCalendarFeed': async ({ stage }) => {
    await ok(stage.as('manager').post('/me/calendar-feed'));
    return { as: 'manager' };
  },
  'calendarFeeds.read': async ({ stage }) => {
    const { url } = await ok(stage.as('manager').post('/me/calendar-feed'));
    return { as: null, params: { file: String(url).split('/').at(-1) ?? '' } };
  },
};
