import { z } from 'zod';
import { done, moment } from './common.ts';
import { route } from './route.ts';

const tag = 'calendar';

export const calendarFeed = z
  .object({ createdAt: moment, lastReadAt: moment.nullable() })
  .meta({ id: 'CalendarFeed' });

export const calendarFeedRoutes = {
  state: route({
    id: 'me.calendarFeed',
    method: 'GET',
    path: '/me/calendar-feed',
    tag,
    summary: 'Is there a secret link of the reader’s own calendar?',
    response: z.object({ feed: calendarFeed.nullable() }),
  }),
  make: route({
    id: 'me.makeCalendarFeed',
    method: 'POST',
    path: '/me/calendar-feed',
    tag,
    summary: 'A secret link for a phone, shown once; the former one ends',
    body: z.strictObject({}),
    response: z.object({
      url: z.string().meta({ description: 'Empty when the same request had been heard before' }),
      feed: calendarFeed,
    }),
    status: 201,
  }),
  revoke: route({
    id: 'me.revokeCalendarFeed',
    method: 'DELETE',
    path: '/me/calendar-feed',
    tag,
    summary: 'The link shows nothing any more',
    response: done,
    status: 200,
  }),
  read: route({
    id: 'calendarFeeds.read',
    method: 'GET',
    path: '/calendar-feeds/:file',
    tag,
    summary: 'The calendar of whoever made the link, as iCalendar; `file` is the secret and .ics',
    params: z.object({ file: z.string().max(120) }),
    response: 'calendar',
  }),
};
