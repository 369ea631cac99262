import { z } from 'zod';
import { idParams } from './common.ts';
import { order } from './order-card.ts';
import { route } from './route.ts';

export const reminderRoutes = {
  remind: route({
    id: 'orders.remind',
    method: 'POST',
    path: '/orders/:id/reminders',
    tag: 'orders',
    summary: 'Remind those whom the step waits for, at most once in four hours of work',
    params: idParams,
    body: z.strictObject({ step: z.string().max(60), key: z.string().max(60) }).meta({
      description: 'One of the items missing; the reminder speaks for all that wait for the same people',
    }),
    response: order,
    status: 201,
  }),
};
