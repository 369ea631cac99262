import type { Mirror } from '#web/i18n/mirror.ts';
import type { notifications as ru } from './words.ru.ts';

export const notifications: Mirror<typeof ru> = {
  title: 'Notifications',
  unread: 'unread',
  read: 'Mark as read',
  readOne: 'Mark as read: {{what}}',
  readAll: 'Mark all as read',
  actions: 'Actions: {{what}}',
  more_one: 'and {{count}} more event',
  more_other: 'and {{count}} more events',
  postpone: {
    title: 'Put off',
    hour: 'For an hour',
    tomorrow: 'Until tomorrow, 9:00',
    monday: 'Until Monday, 9:00',
  },
  postponed: {
    until: 'put off until {{at}}',
    done: 'Put off until {{at}}',
    takeBack: 'Bring back now',
  },
  mute: {
    mute: 'Do not follow the order',
    follow: 'Follow the order again',
    muted: 'not followed',
    done: 'We will say only what waits for you',
    followed: 'We say everything about the order again',
  },
  bell: {
    unseen_one: 'Notifications: {{count}} new',
    unseen_other: 'Notifications: {{count}} new',
    all: 'All notifications',
  },
  show: {
    label: 'Which to show',
    unread: 'Unread',
    postponed: 'Put off',
    all: 'All',
  },
  empty: {
    all: 'No notifications yet',
    unread: 'All read',
    unreadWhy: 'We will say when something needs you',
    postponed: 'Nothing is put off',
    postponedWhy: 'A notification can be put off for an hour, until tomorrow or until Monday',
  },
};
