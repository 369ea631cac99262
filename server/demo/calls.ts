import { addDays } from '#domain/values/dates.ts';
import { planCall } from '#server/calls/public.ts';
import type { Cast } from './cast.ts';
import type { MadeClient } from './clients.ts';

/** When the managers are to call their first clients: two are overdue, then today and the days to come. */
const days = [-3, -1, 0, 0, 2, 5, 9, 14];
const times = [null, '10:00', '11:30', '15:00', '16:30'];
const topics = ['Продление договора', 'Отправить предложение', 'Согласовать сроки', ''];

export async function planCalls(cast: Cast, clients: readonly MadeClient[], today: string): Promise<void> {
  const led = new Map<string, number>();
  for (const { id, manager } of clients) {
    const nth = led.get(manager) ?? 0;
    led.set(manager, nth + 1);
    const day = days[nth];
    if (day === undefined) continue;
    // planned before it was due, as calls are
    const ctx = await cast.ctx(manager, addDays(today, Math.min(day, 0) - 7));
    await planCall(ctx, {
      clientId: id,
      contactId: null,
      responsibleId: null,
      topic: topics[nth % topics.length] ?? '',
      on: addDays(today, day),
      at: times[nth % times.length] ?? null,
      minutes: 30,
      repeats: nth === 4 ? 'P1M' : null,
    });
  }
}
