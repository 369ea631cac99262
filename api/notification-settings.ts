import { z } from 'zod';
import { MAIL_KINDS, MAIL_WAYS, OVERVIEW_WAYS } from '#domain/notifications/mail-kinds.ts';
import { route } from './route.ts';

const tag = 'notifications';

const way = z.enum(MAIL_WAYS);
const kind = z.enum(MAIL_KINDS as [(typeof MAIL_KINDS)[number], ...typeof MAIL_KINDS]);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const hours = {
  dailyHour: z
    .number()
    .int()
    .min(0)
    .max(23)
    .meta({ description: 'When the daily letter comes, by the clock of the company' }),
  quiet: z.strictObject({ from: time, to: time }).nullable().meta({
    description: 'No letter leaves in these hours; null: at any hour. A call’s reminder is not held',
  }),
  holdDaysOff: z.boolean().meta({ description: 'Nothing on days off of the production calendar' }),
};

const settings = z
  .object({
    address: z.string(),
    works: z.boolean().meta({ description: 'Whether letters leave at all: else they wait in the outbox' }),
    kinds: z.array(z.object({ kind, way, usual: way })),
    overview: z
      .enum(OVERVIEW_WAYS)
      .nullable()
      .meta({ description: 'The letter of late orders; null: not for this person' }),
    ...hours,
  })
  .meta({ id: 'NotificationSettings' });

/** What is told in the page always is; here is chosen what comes by letter, and when. */
export const notificationSettingsRoutes = {
  get: route({
    id: 'me.notificationSettings',
    method: 'GET',
    path: '/me/notification-settings',
    tag,
    summary: 'Which notifications come by letter, and when',
    response: settings,
  }),
  put: route({
    id: 'me.saveNotificationSettings',
    method: 'PUT',
    path: '/me/notification-settings',
    tag,
    summary: 'Choose which notifications come by letter, and when',
    body: z.strictObject({
      ways: z.partialRecord(kind, way).meta({ description: 'Kinds left out come as usual' }),
      overview: z.enum(OVERVIEW_WAYS).nullable(),
      ...hours,
    }),
    response: settings,
  }),
};
