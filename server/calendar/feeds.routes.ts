import { calendarFeedRoutes } from '#api/calendar-feeds.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { endFeed, feedOf, makeFeed } from './feeds.ts';
import { readFeed } from './read-feed.ts';

export const calendarFeedRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({ route: calendarFeedRoutes.state, action: 'signedIn', handler: (ctx) => feedOf(ctx) }),
  defineRoute({ route: calendarFeedRoutes.make, action: 'signedIn', handler: (ctx) => makeFeed(ctx) }),
  defineRoute({ route: calendarFeedRoutes.revoke, action: 'signedIn', handler: (ctx) => endFeed(ctx) }),
  defineRoute({ route: calendarFeedRoutes.read, action: 'public', handler: readFeed }),
];
