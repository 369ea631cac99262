import type { Answer, Stage } from '#test/app.ts';

/** What is done with absences: asked for, declined, approved; each request on a day of its own. */
export function absenceActs(
  stage: () => Stage,
  once: () => Record<string, string>,
): Record<string, () => Promise<Answer>> {
  let waiting = 0;
  const head = () => stage().as('headOfAccounting');
  const ask = async (day: string) => {
    const body = { kind: 'trip', fromOn: day, toOn: day, substituteId: null, note: 'дела' };
    const asked = await stage().as('accountant').post('/absence-requests', body, once());
    waiting = asked.body.id;
    return asked;
  };
  return {
    'an absence asked for': () => ask('2031-03-03'),
    'an absence declined': () =>
      head().put(`/absence-requests/${waiting}/refusal`, { version: 1, reason: 'отчёт' }, once()),
    'an absence asked for again': () => ask('2031-03-04'),
    'an absence approved': () => {
      const body = { version: 1, substituteId: stage().world.ids.clerk };
      return head().put(`/absence-requests/${waiting}/approval`, body, once());
    },
  };
}
